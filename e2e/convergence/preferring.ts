import { systemClock } from '@parley/client/system-clock.ts';
import type { Client } from '@parley/client/types.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import { followPreferences } from '@parley/web/app/follow-preferences.ts';
import type { Chat } from '@parley/web/store/create-chat.ts';

export interface Preferring {
  choose(chosen: Preferences): void;
  /** What the server may not have yet. */
  open(): Preferences;
  stop(): void;
}

/** Chooses as the page does, in a browser with one tab. */
export function createPreferring(chat: Chat, client: Client, onRefused: (message: string) => void): Preferring {
  const noted = new Map<string, string>();
  let turn = Promise.resolve();
  const stop = followPreferences({
    chat,
    client,
    clock: systemClock,
    news: { tell() {}, listen: () => () => {} },
    notes: {
      all: () => Object.fromEntries(noted),
      write: (key, text) => void (text === null ? noted.delete(key) : noted.set(key, text)),
      taker(key) {
        const before = noted.get(key);
        return () => {
          if (noted.get(key) === before) noted.delete(key);
        };
      },
    },
    inTurn: (task) => (turn = turn.then(task)),
    onRefused: ({ message }) => onRefused(message),
  });
  return {
    choose: (chosen) => chat.note('preferences:told', chosen),
    open: () => ({ ...Object.fromEntries(noted), ...chat.state().preferences.told }),
    stop,
  };
}
