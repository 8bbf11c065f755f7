import type { Ack } from '@parley/shared/ack.ts';
import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { alone } from './alone.ts';
import { backoff } from './core/backoff.ts';
import * as outbox from './core/outbox.ts';
import type { GuardedStorage, Written } from './guarded-storage.ts';
import { createPatience } from './patience.ts';
import type { OnProblem } from './problem.ts';
import { createRecent } from './recent.ts';
import { createTimers } from './timers.ts';
import { timing } from './timing.ts';
import type { Client, Clock, OutboxEntry, OutboxNews, OutboxSeat, OutboxTabs } from './types.ts';

export interface OutboxSenderOptions {
  readonly storage: GuardedStorage;
  /** Undefined: the device has its outbox to itself. */
  readonly tabs: OutboxTabs | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly problem: OnProblem;
  newId(): string;
  emit(message: { readonly id: string; readonly roomId: string; readonly body: string }): void;
  /** What waits or failed, in the order in which it was written. */
  show(entries: readonly OutboxEntry[]): void;
  /** Whether the device's copy of the room has what stands at this seq; if not, it will. */
  has(roomId: RoomId, seq: number): boolean;
  /** The server does not know this session any more. */
  unauthenticated(): void;
  /** Somebody wants a message to go now, and there is no connection. */
  hurry(): void;
}

export interface OutboxSender extends Pick<Client, 'post' | 'retry' | 'withdraw' | 'remove'> {
  /** Joins the other tabs, and reads what they or an earlier run of the device have left. */
  open(): void;
  close(): void;
  /** In step with the server: what waits goes. */
  start(): void;
  stop(): void;
  /** The log carries it. */
  confirm(id: MessageId): void;
  answered(answer: { readonly id: string; readonly ack: Ack<unknown> }): void;
  reached(roomId: RoomId, at: number): void;
  /** Fails everything that waits in a room. */
  failRoom(roomId: RoomId, reason: string): void;
  /** The server takes this device for somebody else’s: nothing is sent any more, and what is kept stays as it is. */
  disown(reason: string): void;
}

/** Messages that the device remembers to be done with. */
const remembered = 1_000;

/**
 * Sends what was written, each room in order and one at a time, until the log has it or the server refuses it. Of the tabs that
 * share an outbox one sends; whatever it had in flight, the next one sends again.
 */
export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { storage, clock, random } = options;
  let box: outbox.Outbox = [];
  let seat: OutboxSeat | null = null;
  let running = false;
  let sends = false;
  let loaded = false;
  let loads = 0;
  let disowned: string | null = null;
  /** What is in flight or told to wait, until it goes again. */
  const resends = createTimers<MessageId>(clock);
  /** Of which another tab has said that it writes them, and not yet that it did. */
  const words = createTimers<MessageId>(clock);
  /** Written or taken up in this tab. */
  const mine = new Set<MessageId>();
  /** In the log, taken back or removed: late news of it, or a late look into the storage, brings it back no more. */
  const settled = createRecent<MessageId>(remembered);
  /** Another tab may hold the turn and be frozen. */
  const patience = createPatience(clock, random, () => seat?.claim(true));

  function show(): void {
    options.show(box.map((item) => item.entry));
    look();
  }

  function look(): void {
    const waiting = running && !sends ? box.find((item) => item.entry.state === 'waiting') : undefined;
    patience.watch(waiting?.entry.id ?? null);
  }

  function pump(): void {
    if (!(running && loaded && sends) || disowned !== null) return;
    for (const item of outbox.due(box)) {
      if (item.entry.tried === true) launch(item.entry);
      else void mark(item);
    }
  }

  function launch({ id, roomId, body }: OutboxEntry): void {
    box = outbox.sent(box, id);
    sendAgainIn(id, timing.answer);
    options.emit({ id, roomId, body });
  }

  /** Before it goes for the first time it is known that it went: until then it can be taken back. */
  async function mark({ entry, stored }: outbox.Item): Promise<void> {
    const next = outbox.tried(entry);
    box = outbox.storing(box, entry.id, next);
    if (stored) landed(entry.id, await storage.change(entry.id, outbox.tried));
    else launch(next);
  }

  function sendAgainIn(id: MessageId, ms: number): void {
    resends.set(id, ms, () => {
      box = outbox.again(box, id);
      pump();
    });
  }

  function halt(): void {
    resends.clear();
    words.clear();
    box = outbox.requeue(box);
  }

  function tell(id: MessageId): void {
    const item = outbox.find(box, id);
    if (item !== undefined) seat?.tell({ what: 'put', entry: item.entry });
  }

  /** A write came to its end. */
  function landed(id: MessageId, written: Written): void {
    const item = outbox.find(box, id);
    if (item?.phase !== 'storing') return;
    // It was there: another tab has sent, removed or taken it back.
    if (written === 'missing' && item.stored) return settle(id);
    box = written === 'done' ? outbox.stored(box, id) : outbox.unstored(box, id);
    tell(id);
    show();
    pump();
  }

  function drop(id: MessageId): void {
    for (const timers of [resends, words]) timers.cancel(id);
    mine.delete(id);
    if (outbox.find(box, id) === undefined) return;
    box = outbox.without(box, id);
    show();
    pump();
  }

  function settle(id: MessageId): void {
    settled.add(id);
    drop(id);
  }

  async function take(id: MessageId): Promise<void> {
    settle(id);
    seat?.tell({ what: 'gone', id });
    await storage.remove(id);
  }

  function confirm(id: MessageId): void {
    settled.add(id);
    if (outbox.find(box, id) === undefined) return;
    // Every tab sees it in the log; one that has to do with it clears the storage.
    if (sends || mine.has(id)) void take(id);
    else drop(id);
  }

  function fail(items: outbox.Outbox, reason: string): void {
    for (const { entry, stored } of items) {
      resends.cancel(entry.id);
      box = outbox.failed(box, entry.id, reason);
      tell(entry.id);
      if (stored) void storage.change(entry.id, (kept) => outbox.refused(kept, reason));
    }
    if (items.length > 0) show();
    pump();
  }

  function heard(news: OutboxNews): void {
    if (news.what === 'gone') return settle(news.id);
    // A tab that ends between writing a message and saying so has left it in the storage.
    if (news.what === 'writing') return void (sends && words.set(news.id, timing.news, () => void load()));
    if (news.what === 'hello') {
      for (const { entry, stored } of box) if (!stored) tell(entry.id);
      return;
    }
    const { entry } = news;
    words.cancel(entry.id);
    if (settled.has(entry.id)) return void (sends && storage.remove(entry.id));
    box = outbox.heard(box, entry);
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
      options.problem({ kind: 'storage', message: 'the outbox is slow to read: what it holds will be sent later than what is written now' });
      begin();
    });
    const entries = await storage.load();
    cancel();
    if (entries !== null) {
      for (const { id } of entries) if (settled.has(id)) void storage.remove(id);
      const unseen = entries.filter(({ id }) => !settled.has(id));
      box = outbox.restore(box, unseen);
      if (disowned !== null) disown(disowned);
      show();
    }
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
    for (const { entry } of box) box = outbox.failed(box, entry.id, entry.reason ?? reason);
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
      box = outbox.paused(box, entry.id);
      sendAgainIn(entry.id, ack.afterMs + backoff(item.pauses, timing.pauseFirst, timing.pauseMost, random));
    } else if (ack.code === 'unauthenticated') options.unauthenticated();
    else fail([item], ack.message);
  }

  return {
    open() {
      if (seat !== null) return;
      seat = (options.tabs ?? alone).join({ heard, sends: turn });
      seat.tell({ what: 'hello' });
      void load();
    },
    close() {
      seat?.leave();
      seat = null;
      sends = false;
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
      const entry: OutboxEntry = { id, roomId, body, at: clock.now(), state: 'waiting', ...(running && { tried: true }) };
      box = [...box, outbox.itemOf(entry, 'storing')];
      if (disowned !== null) disown(disowned);
      else show();
      if (disowned !== null) return entry;
      mine.add(id);
      // Where somebody writes is a connection that is awake: no other tab need carry it, nor can it hold it up.
      if (running) seat?.claim(true);
      seat?.tell({ what: 'writing', id });
      landed(id, await storage.put(entry));
      return outbox.find(box, id)?.entry ?? entry;
    },
    async retry(id) {
      const item = outbox.find(box, id);
      if (item === undefined || item.phase === 'storing') return;
      mine.add(id);
      if (running) seat?.claim(true);
      else options.hurry();
      if (item.phase !== 'failed') {
        resends.cancel(id);
        box = outbox.again(box, id);
        return pump();
      }
      const revive = (entry: OutboxEntry): OutboxEntry => (running ? outbox.tried(outbox.revived(entry)) : outbox.revived(entry));
      box = outbox.storing(box, id, revive(item.entry));
      show();
      landed(id, item.stored ? await storage.change(id, revive) : 'failed');
    },
    async withdraw(id) {
      const item = outbox.find(box, id);
      if (item === undefined || item.phase === 'storing' || !outbox.isOurs(item.entry)) return null;
      box = outbox.storing(box, id);
      let free = true;
      function takeBack(kept: OutboxEntry): OutboxEntry | null {
        free = outbox.isOurs(kept);
        return free ? null : kept;
      }
      // The storage decides: another tab may be sending it.
      const written = item.stored ? await storage.change(id, takeBack) : 'done';
      if (written === 'done' && free) {
        settle(id);
        seat?.tell({ what: 'gone', id });
        return item.entry;
      }
      if (outbox.find(box, id) !== undefined) box = outbox.storing(box, id, outbox.tried(item.entry));
      landed(id, written === 'failed' ? 'done' : written);
      return null;
    },
    remove: take,
    confirm,
    answered,
    reached(roomId, at) {
      for (const { entry } of outbox.reachedBy(box, roomId, at)) confirm(entry.id);
    },
    failRoom(roomId, reason) {
      fail(
        box.filter((item) => item.phase !== 'failed' && item.entry.roomId === roomId),
        reason,
      );
    },
    disown,
  };
}

function seqOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'seq' in value && typeof value.seq === 'number' ? value.seq : null;
}
