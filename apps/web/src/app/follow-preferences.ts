import type { Client, Clock } from '@parley/client/types.ts';
import type { RejectedCode } from '@parley/shared/ack.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import type { Chat } from '../store/create-chat.ts';
import type { Notes } from './notes.ts';
import type { TabChannel } from './tab-channel.ts';

/** So long (ms) another tab has to tell the server what was chosen in it. */
const grace = 10_000;
/** What the server has told one tab, it has sent to the others: so long (ms) that may be on its way. */
const arrives = 1_000;

/** What was chosen in one tab, or has been settled there. */
export interface PreferenceNews {
  readonly what: 'told' | 'settled';
  readonly chosen: Preferences;
}

export interface PreferencesParts {
  readonly chat: Pick<Chat, 'store' | 'note'>;
  readonly client: Pick<Client, 'send'>;
  readonly clock: Clock;
  readonly news: TabChannel<PreferenceNews>;
  /** What the server is still to be told, by its name: for all tabs, also after a reload. */
  readonly notes: Notes;
  readonly onRefused: (answer: { readonly ok: false; readonly code: RejectedCode; readonly message: string }) => void;
}

/**
 * Tells the server what was chosen on this device, as soon as there is a connection and until it has it. One thing at a time, and always all that is
 * noted as it is then: an older choice never follows a newer one of the same browser.
 */
export function followPreferences({ chat, client, clock, news, notes, onRefused }: PreferencesParts): () => void {
  const { store, note } = chat;
  let asking: AbortController | null = null;
  let isOver = false;

  function noted(): Preferences {
    return notes.all();
  }

  /** What is in `told` and was not in `before`. */
  function changes(told: Preferences, before: Preferences): [name: string, value: string][] {
    const was = new Map<string, unknown>(Object.entries(before));
    return Object.entries(told).flatMap(([name, value]) => (value === undefined || was.get(name) === value ? [] : [[name, value]]));
  }

  async function tell(): Promise<void> {
    const chosen = noted();
    if (asking !== null || isOver || Object.keys(chosen).length === 0 || store.getState().session.status !== 'online') return;
    const takers = Object.keys(chosen).map((name) => notes.taker(name));
    const stop = new AbortController();
    asking = stop;
    const answer = await client.send('preferences:set', chosen, undefined, stop.signal);
    asking = null;
    if (isOver) return;
    // Not known: it is told again with the connection, or by the timer.
    if (answer.ok === null) return stop.signal.aborted ? tell() : tellLater();
    for (const take of takers) take();
    settle(chosen);
    news.tell({ what: 'settled', chosen });
    if (!answer.ok) onRefused(answer);
    return tell();
  }

  function tellLater(): void {
    clock.after(grace, () => void tell());
  }

  function settle(chosen: Preferences): void {
    note('preferences:settled', chosen);
  }

  const stopListening = news.listen(({ what, chosen }) => {
    if (isOver) return;
    if (what === 'settled') return void clock.after(arrives, () => settle(chosen));
    note('preferences:told', chosen);
    // If the tab in which it was chosen is gone by then.
    tellLater();
  });

  /** What other tabs have said is not said again. */
  const unsubscribe = store.subscribe((state, before) => {
    const { told } = state.preferences;
    if (told !== before.preferences.told) {
      const fresh = changes(told, before.preferences.told).filter(([name, value]) => notes.all()[name] !== value);
      for (const [name, value] of fresh) notes.write(name, value);
      if (fresh.length > 0) {
        news.tell({ what: 'told', chosen: Object.fromEntries(fresh) });
        void tell();
      }
    }
    if (state.session.status === before.session.status) return;
    if (state.session.status === 'online') void tell();
    else asking?.abort();
  });

  if (Object.keys(noted()).length > 0) note('preferences:told', noted());
  void tell();
  return () => {
    isOver = true;
    asking?.abort();
    unsubscribe();
    stopListening();
  };
}
