import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Actions } from './actions.ts';
import type { ChatStore } from './create-chat.ts';
import type { ChatState } from './index.ts';

export interface ChatContextValue {
  readonly store: ChatStore;
  readonly actions: Actions;
}

/** Provided once, around everything that shows the chat. */
export const ChatContext = createContext<ChatContextValue | null>(null);

function useChatContext(): ChatContextValue {
  const value = use(ChatContext);
  if (value === null) throw new Error('There is no ChatContext around this view.');
  return value;
}

/**
 * A part of the state, now and whenever it changes. The selector must return what is in the state, or something that compares
 * equal; what is put together anew each time renders for ever.
 */
export function useChat<Selected>(selector: (state: ChatState) => Selected): Selected {
  return useStore(useChatContext().store, selector);
}

/** What a person can do; never changes. */
export function useActions(): Actions {
  return useChatContext().actions;
}
