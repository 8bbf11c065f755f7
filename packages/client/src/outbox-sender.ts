import type { Ack } from '@parley/shared/ack.ts';
import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { backoff } from './core/backoff.ts';
import * as outbox from './core/outbox.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Client, Clock, OutboxEntry, OutboxStorage } from './types.ts';

export interface OutboxSenderOptions {
  readonly storage: OutboxStorage;
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
}

export interface OutboxSender extends Pick<Client, 'post' | 'retry' | 'remove'> {
  /** Reads what an earlier run of the device has left. */
  load(): Promise<void>;
  /** In step with the server: what waits goes. */
  start(): void;
  stop(): void;
  /** The log carries it. */
  confirm(id: MessageId): void;
  answered(answer: { readonly id: string; readonly ack: Ack<unknown> }): void;
  reached(roomId: RoomId, at: number): void;
  /** Fails everything that waits, of one room or at all. */
  failAll(reason: string, roomId?: RoomId): void;
}

/** Sends what was written, each room in order and one at a time, until the log has it or the server refuses it. */
export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { storage, clock, random } = options;
  let box: outbox.Outbox = [];
  let running = false;
  let loaded = false;
  const timers = new Map<MessageId, () => void>();

  function show(): void {
    options.show(box.map((item) => item.entry));
  }

  function pump(): void {
    if (!running || !loaded) return;
    for (const { entry } of outbox.due(box)) {
      const { id, roomId, body } = entry;
      box = outbox.sent(box, id);
      sendAgainIn(id, timing.answer);
      options.emit({ id, roomId, body });
    }
  }

  function sendAgainIn(id: MessageId, ms: number): void {
    cancelTimer(id);
    const cancel = clock.after(ms, () => {
      box = outbox.again(box, id);
      pump();
    });
    timers.set(id, cancel);
  }

  function cancelTimer(id: MessageId): void {
    timers.get(id)?.();
    timers.delete(id);
  }

  async function store(entry: OutboxEntry): Promise<void> {
    await storage.put(entry);
    box = outbox.stored(box, entry.id);
    pump();
  }

  function take(id: MessageId): Promise<void> {
    cancelTimer(id);
    box = outbox.without(box, id);
    show();
    pump();
    return storage.remove(id);
  }

  function confirm(id: MessageId): void {
    if (outbox.find(box, id) !== undefined) void take(id);
  }

  function fail(items: outbox.Outbox, reason: string): void {
    for (const { entry } of items) {
      cancelTimer(entry.id);
      box = outbox.failed(box, entry.id, reason);
      const failed = outbox.find(box, entry.id);
      if (failed !== undefined) void storage.put(failed.entry);
    }
    if (items.length > 0) show();
    pump();
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
      box = outbox.paused(box, entry.id);
      sendAgainIn(entry.id, ack.afterMs + backoff(item.pauses, timing.pauseFirst, timing.pauseMost, random));
    } else if (ack.code === 'unauthenticated') options.unauthenticated();
    else fail([item], ack.message);
  }

  return {
    async load() {
      const begin = (): void => {
        loaded = true;
        pump();
      };
      const cancel = clock.after(timing.storage, () => {
        options.problem({ kind: 'storage', message: 'the outbox is slow to read: what it holds will be sent later than what is written now' });
        begin();
      });
      const entries = await storage.load();
      cancel();
      box = outbox.restore(box, entries);
      show();
      begin();
    },
    start() {
      running = true;
      pump();
    },
    stop() {
      running = false;
      for (const id of [...timers.keys()]) cancelTimer(id);
      box = outbox.requeue(box);
    },
    async post(roomId, body) {
      const entry: OutboxEntry = { id: options.newId() as MessageId, roomId, body, at: clock.now(), state: 'waiting' };
      box = [...box, outbox.itemOf(entry, 'storing')];
      show();
      await store(entry);
      return entry;
    },
    async retry(id) {
      if (outbox.find(box, id)?.phase !== 'failed') return;
      box = outbox.revived(box, id);
      show();
      const item = outbox.find(box, id);
      if (item !== undefined) await store(item.entry);
    },
    remove: take,
    confirm,
    answered,
    reached(roomId, at) {
      for (const { entry } of outbox.reachedBy(box, roomId, at)) confirm(entry.id);
    },
    failAll(reason, roomId) {
      fail(
        box.filter((item) => item.phase !== 'failed' && (roomId === undefined || item.entry.roomId === roomId)),
        reason,
      );
    },
  };
}

function seqOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'seq' in value && typeof value.seq === 'number' ? value.seq : null;
}
