import type { Ack } from '@parley/shared/ack.ts';
import type { MessageId } from '@parley/shared/ids.ts';
import { alone } from './alone.ts';
import { backoff } from './core/backoff.ts';
import * as outbox from './core/outbox.ts';
import { guardStorage } from './guarded-storage.ts';
import type { OutboxSender, OutboxSenderOptions } from './outbox-parts.ts';
import { createPatience } from './patience.ts';
import { createRecent } from './recent.ts';
import { createTimers } from './timers.ts';
import { timing } from './timing.ts';
import type { OutboxEntry, OutboxNews, OutboxSeat } from './types.ts';

/** Messages that the device remembers to be done with. */
const remembered = 1_000;

/**
 * Sends what was written, each room in order and one at a time, until the log has it or the server refuses it. Of the tabs that
 * share an outbox one sends; whatever it had in flight, the next one sends again.
 */
export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { clock, random } = options;
  const storage = guardStorage({ ...options, caughtUp });
  let box: outbox.Outbox = [];
  let seat: OutboxSeat | null = null;
  let running = false;
  let sends = false;
  let loaded = false;
  let loads = 0;
  let disowned: string | null = null;
  /** What is in flight or told to wait, until it goes again. */
  const resends = createTimers<MessageId>(clock);
  /** Of what another tab has told and not stored yet. */
  const unkept = createTimers<MessageId>(clock);
  /** Written, taken up or given up in this tab, which has to clear it. */
  const mine = new Set<MessageId>();
  /** In the log or removed: late news of it, or a late look into the storage, brings it back no more. */
  const settled = createRecent<MessageId>(remembered);
  /** Another tab may hold the turn and be frozen. */
  const patience = createPatience(clock, random, () => seat?.claim(true));

  function show(): void {
    const reason = disowned;
    options.show(box.map(({ entry }) => (reason === null ? entry : outbox.refused(entry, reason))));
    look();
  }

  function look(): void {
    const waiting = running && !sends ? box.find((item) => item.entry.state === 'waiting') : undefined;
    patience.watch(waiting?.entry.id ?? null);
  }

  function pump(): void {
    if (!(running && loaded && sends) || disowned !== null) return;
    for (const { entry } of outbox.due(box)) {
      box = outbox.sent(box, entry.id);
      sendAgainIn(entry.id, timing.answer);
      options.emit({ id: entry.id, roomId: entry.roomId, body: entry.body });
    }
  }

  function sendAgainIn(id: MessageId, ms: number): void {
    resends.set(id, ms, () => {
      box = outbox.again(box, id);
      pump();
    });
  }

  function isFailed(id: MessageId): boolean {
    return outbox.find(box, id)?.phase === 'failed';
  }

  function halt(): void {
    resends.clear();
    box = outbox.requeue(box);
  }

  function tell(entry: OutboxEntry, done = true): void {
    seat?.tell({ what: 'put', entry, settled: done });
  }

  /** Shows it everywhere, and keeps it as it is now. The other tabs may send it at once: a tab that ends here leaves it to them. */
  async function keep(entry: OutboxEntry, phase: outbox.Phase, isNew = false): Promise<void> {
    mine.add(entry.id);
    // Newer than what another tab has told.
    unkept.cancel(entry.id);
    box = outbox.put(box, entry, phase);
    const writing = storage.put(entry, isNew);
    tell(entry, false);
    show();
    const kept = await writing;
    const item = outbox.find(box, entry.id);
    if (item === undefined) return;
    box = outbox.stored(box, entry.id, kept);
    tell(outbox.find(box, entry.id)?.entry ?? entry);
    if (!kept) show();
    pump();
  }

  /** What went from memory only is safe after all. */
  function caughtUp(id: MessageId): void {
    // Should it be removed elsewhere just now, this tab clears it.
    if (!settled.has(id)) mine.add(id);
    const item = outbox.find(box, id);
    if (item === undefined) return;
    box = outbox.stored(box, id, true);
    tell(outbox.find(box, id)?.entry ?? item.entry);
    show();
  }

  /** It is done with, wherever that came from. */
  function settle(id: MessageId): void {
    settled.add(id);
    for (const timers of [resends, unkept]) timers.cancel(id);
    mine.delete(id);
    if (outbox.find(box, id) === undefined) return;
    box = outbox.without(box, id);
    show();
    pump();
  }

  async function take(id: MessageId): Promise<void> {
    settle(id);
    seat?.tell({ what: 'gone', id });
    await storage.remove(id);
  }

  function confirm(id: MessageId): void {
    // Every tab sees it in the log; one that has to do with it clears the storage. Where it was given up, the others may not see it any more.
    if (outbox.find(box, id) !== undefined && (sends || mine.has(id) || isFailed(id))) void take(id);
    else settle(id);
  }

  function fail(items: outbox.Outbox, reason: string): void {
    for (const { entry } of items) {
      resends.cancel(entry.id);
      void keep(outbox.refused(entry, reason), 'failed');
    }
    pump();
  }

  function adopt(entry: OutboxEntry): void {
    mine.add(entry.id);
    void storage.put(entry, false);
  }

  function heard(news: OutboxNews): void {
    if (news.what === 'gone') {
      // What this tab wrote, or still means to, may come to the storage after the other tab cleared it. And who removed what was refused may end first.
      if (mine.has(news.id) || storage.owes(news.id) || isFailed(news.id)) void storage.remove(news.id);
      settle(news.id);
      return;
    }
    if (news.what === 'hello') {
      for (const { entry } of box) if (entry.memoryOnly === true) tell(entry);
      // The storage still says otherwise.
      for (const id of storage.clears()) seat?.tell({ what: 'gone', id });
      return;
    }
    const { entry } = news;
    if (settled.has(entry.id)) {
      if (sends) void storage.remove(entry.id);
      return seat?.tell({ what: 'gone', id: entry.id });
    }
    // The tab that wrote it may have ended before the storage had it.
    if (news.settled) unkept.cancel(entry.id);
    else unkept.set(entry.id, timing.news, () => adopt(entry));
    box = outbox.put(box, entry);
    // What this tab could not store is out of date.
    if (storage.owes(entry.id)) void storage.put(entry, false);
    if (entry.state === 'failed') resends.cancel(entry.id);
    show();
    pump();
  }

  async function load(): Promise<void> {
    loads += 1;
    const mineNow = loads;
    loaded = false;
    const begin = (): void => {
      if (mineNow !== loads) return;
      loaded = true;
      pump();
    };
    const cancel = clock.after(timing.storage, () => {
      options.problem({ kind: 'storage', message: 'the outbox is slow to read' });
      begin();
    });
    const entries = await storage.load();
    cancel();
    for (const entry of entries) {
      if (settled.has(entry.id)) void take(entry.id);
      // What goes from memory only is newer than what the storage says of it.
      else if (outbox.find(box, entry.id)?.entry.memoryOnly !== true) box = outbox.put(box, entry);
    }
    if (entries.length > 0) show();
    begin();
  }

  /** This tab sends from now on, or not any more. */
  function turn(yes: boolean): void {
    sends = yes;
    if (!yes) halt();
    // What the storage holds is the truth: another tab may have sent until now.
    else if (options.tabs !== undefined) void load();
    look();
    pump();
  }

  function disown(reason: string): void {
    disowned = reason;
    show();
  }

  function answered({ id, ack }: { readonly id: string; readonly ack: Ack<unknown> }): void {
    const item = box.find((each) => each.entry.id === id && each.phase !== 'failed');
    if (item === undefined) return;
    const { entry } = item;
    if (ack.ok) {
      const seq = seqOf(ack.value);
      if (seq === null || options.has(entry.roomId, seq)) return confirm(entry.id);
      // Its place in the timeline comes with the events that are missing; until then the echo stays.
      box = outbox.located(box, entry.id, seq);
    } else if (ack.ok === null) {
      // An answer that comes after another tab took over is that tab’s to get.
      if (item.phase !== 'sent') return;
      const wait = backoff(item.waited, timing.pauseFirst, timing.pauseMost, random);
      box = outbox.paused(box, entry.id, wait);
      sendAgainIn(entry.id, ack.afterMs + wait);
    } else if (ack.code === 'unauthenticated') options.unauthenticated();
    else fail([item], ack.message);
  }

  return {
    open() {
      if (seat !== null) return;
      seat = (options.tabs ?? alone).join({ heard, sends: turn });
      seat.tell({ what: 'hello' });
      storage.start();
      void load();
    },
    close() {
      seat?.leave();
      seat = null;
      storage.stop();
      sends = false;
      unkept.clear();
      halt();
      look();
    },
    start() {
      running = true;
      seat?.claim(box.some((item) => mine.has(item.entry.id) && item.entry.state === 'waiting'));
      look();
      pump();
    },
    stop() {
      running = false;
      halt();
      // A tab without a connection leaves the sending to one that has one.
      seat?.yield();
      look();
    },
    async post(roomId, body) {
      const id = options.newId() as MessageId;
      const now = clock.now();
      const entry: OutboxEntry = { id, roomId, body, at: now, order: outbox.nextOrder(box, now), state: 'waiting' };
      // Where somebody writes is a connection that is awake: no other tab need carry it, nor can it hold it up.
      if (running) seat?.claim(true);
      await keep(entry, 'storing', true);
      return outbox.find(box, id)?.entry ?? entry;
    },
    async retry(id) {
      const item = outbox.find(box, id);
      if (item === undefined || item.phase === 'storing') return;
      mine.add(id);
      if (running) seat?.claim(true);
      else options.hurry();
      if (item.phase === 'failed') return keep(outbox.revived(item.entry), 'storing');
      resends.cancel(id);
      box = outbox.again(box, id);
      pump();
    },
    remove: take,
    confirm,
    answered,
    reached(roomId, at) {
      for (const { entry } of outbox.reachedBy(box, roomId, at)) confirm(entry.id);
    },
    failRoom(roomId, reason) {
      const given = box.filter((item) => item.phase !== 'failed' && item.entry.roomId === roomId);
      fail(given, reason);
    },
    disown,
  };
}

function seqOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'seq' in value && typeof value.seq === 'number' ? value.seq : null;
}
