import type { ComponentProps } from 'react';
import { MessageMenu } from '../features/messages/MessageMenu.tsx';
import { useChat } from '../store/use-chat.ts';

/** The menu of the messages of a room, which knows whom I have blocked. */
export function RoomMessageMenu(props: Omit<ComponentProps<typeof MessageMenu>, 'standingOf'>) {
  const me = useChat((state) => state.session.me?.id);
  const blocked = useChat((state) => state.blocking);
  return <MessageMenu {...props} standingOf={(id) => (id === me ? 'me' : blocked[id] ? 'blocked' : 'other')} />;
}
