import type { Client, Clock } from '@parley/client/types.ts';
import type { RejectedCode } from '@parley/shared/ack.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import type { Chat } from '../store/create-chat.ts';
import type { Notes } from './notes.ts';
import type { TabChannel } from './tab-channel.ts';
import type { TabTurn } from './tab-turn.ts';

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
  /** One tab tells the server at a time: of two requests under way the older could come there last. */
  readonly inTurn: TabTurn;
  readonly onRefused: (answer: { readonly ok: false; readonly code: RejectedCode; readonly message: string }) => void;
}

function pick(from: Preferences, isWanted: (name: string) => boolean): Preferences {
  return Object.fromEntries(Object.entries(from).filter(([name]) => isWanted(name)));
}

/**
 * Tells the server what was chosen on this device, as soon as there is a connection and until it has it. One thing at a time, and always all that is
 * noted as it is then: an older choice never follows a newer one of the same browser, and what a tab has only heard of it never notes.
 */
export function followPreferences({ chat, client, clock, news, notes, inTurn, onRefused }: PreferencesParts): () => void {
  const { store, note } = chat;
  let asking: AbortController | null = null;
  let isHearing = false;
  let isOver = false;

  function noted(): Preferences {
    return notes.all();
  }

  /** What is in `told` and was not in `before`. */
  function changes(told: Preferences, before: Preferences): [name: string, value: string][] {
    const was = new Map<string, unknown>(Object.entries(before));
    return Object.entries(told).flatMap(([name, value]) => (value === undefined || was.get(name) === value ? [] : [[name, value]]));
  }

  function hasNews(): boolean {
    return !isOver && Object.keys(noted()).length > 0 && store.getState().session.status === 'online';
  }

  async function tell(): Promise<void> {
    if (asking !== null || !hasNews()) return;
    const stop = new AbortController();
    asking = stop;
    let isKnown = true;
    await inTurn(async () => {
      isKnown = await ask(stop.signal);
    }, stop.signal);
    asking = null;
    // What has been chosen since, or what a connection that is back by now can take.
    if (isKnown || stop.signal.aborted) return tell();
    tellLater();
  }

  /** False: nobody knows what became of it. */
  async function ask(stop: AbortSignal): Promise<boolean> {
    // Another tab may have told all of it before this one’s turn came.
    if (!hasNews()) return true;
    const chosen = noted();
    const takers = Object.keys(chosen).map((name) => notes.taker(name));
    const answer = await client.send('preferences:set', chosen, undefined, stop);
    if (isOver) return true;
    if (answer.ok === null) return false;
    for (const take of takers) take();
    settle(chosen);
    news.tell({ what: 'settled', chosen });
    if (!answer.ok) onRefused(answer);
    return true;
  }

  function tellLater(): void {
    clock.after(grace, () => void tell());
  }

  /** These are not to be told any more, whatever this tab took for the last word on them; but for what was chosen since. */
  function settle(chosen: Preferences): void {
    const open = noted();
    note(
      'preferences:settled',
      pick(store.getState().preferences.told, (name) => name in chosen && !(name in open)),
    );
  }

  /** Shows what was chosen in another tab, or before this one was there. */
  function hear(chosen: Preferences): void {
    isHearing = true;
    note('preferences:told', chosen);
    isHearing = false;
  }

  const stopListening = news.listen(({ what, chosen }) => {
    if (isOver) return;
    if (what === 'settled') return void clock.after(arrives, () => settle(chosen));
    // Of two that crossed on their way, the one that is noted is the newer one.
    hear({ ...chosen, ...pick(noted(), (name) => name in chosen) });
    // If the tab in which it was chosen is gone by then.
    tellLater();
  });

  const unsubscribe = store.subscribe((state, before) => {
    const { told } = state.preferences;
    if (told !== before.preferences.told && !isHearing) {
      const fresh = changes(told, before.preferences.told);
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

  if (Object.keys(noted()).length > 0) hear(noted());
  void tell();
  return () => {
    isOver = true;
    asking?.abort();
    unsubscribe();
    stopListening();
  };
}
