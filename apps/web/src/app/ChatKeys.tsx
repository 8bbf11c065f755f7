import { useChatKeys } from './use-chat-keys.ts';

/** The keys that work everywhere; nothing of it shows. */
export function ChatKeys(props: Parameters<typeof useChatKeys>[0]) {
  useChatKeys(props);
  return null;
}
