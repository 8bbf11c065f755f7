import type { Ack } from '@parley/shared/ack.ts';
import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { LogEvent, LogPage, PersonState, RoomState, SyncAnswer } from '@parley/shared/protocol.ts';
import type { Room } from '@parley/shared/features/rooms.ts';
import { createClient, type ClientOptions } from '../src/create-client.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { Problem } from '../src/problem.ts';
import type { Transport, TransportEvents } from '../src/transport.ts';
import type { OutboxEntry, Sink } from '../src/types.ts';
import { countedIds } from './random.ts';
import { createSimClock, settle } from './sim-clock.ts';

export const alice = 'alice' as PersonId;
export const bob = 'bob' as PersonId;
export const kitchen = 'kitchen' as RoomId;
export const garden = 'garden' as RoomId;

interface Sent {
  readonly name: string;
  readonly payload: unknown;
  readonly reply: (ack: Ack<unknown>) => void;
}

/** One attempt at a connection, as the test plays it. */
export interface Attempt extends TransportEvents {
  readonly sent: Sent[];
  isClosed(): boolean;
  /** The oldest message of this name that was sent and not taken yet. */
  take(name: string): Sent;
}

/** A client with everything around it played by the test: time, chance, server, screen. */
export function createStage(overrides: Partial<ClientOptions> = {}) {
  const clock = createSimClock();
  const chance = { next: 0.5 };
  const attempts: Attempt[] = [];
  const problems: Problem[] = [];
  const screen = createScreen();
  const storage = createMemoryStorage();
  const client = createClient({
    url: 'stage',
    sink: screen.sink,
    storage,
    clock,
    random: () => chance.next,
    newId: countedIds('mine'),
    transport: (_url, events) => {
      const { attempt, transport } = createAttempt(events);
      attempts.push(attempt);
      return transport;
    },
    onProblem: (problem) => problems.push(problem),
    ...overrides,
  });

  function line(): Attempt {
    const last = attempts.at(-1);
    if (last === undefined) throw new Error('the client has not tried to connect');
    return last;
  }

  /** The present attempt succeeds, and its sync is answered. */
  async function sync(answer: Partial<SyncAnswer> = {}): Promise<void> {
    line().opened();
    line()
      .take('log:sync')
      .reply({ ok: true, value: syncAnswer(answer) });
    await settle();
  }

  /** Connected, in step, with these rooms held: each as a snapshot with one event. */
  async function online(...rooms: RoomId[]): Promise<void> {
    client.connect();
    await settle();
    await sync({ self: personPage(1, { [kitchen]: 1, [garden]: 1 }), heads: { [kitchen]: [1, 0], [garden]: [1, 0] } });
    for (const room of rooms) {
      void client.open(room);
      line()
        .take('log:read')
        .reply({ ok: true, value: roomPage(room, 1) });
    }
    await settle();
    screen.calls.length = 0;
  }

  return { client, clock, chance, attempts, problems, screen, storage, line, sync, online };
}

function createAttempt(events: TransportEvents): { attempt: Attempt; transport: Transport } {
  const sent: Sent[] = [];
  let closed = false;
  const transport: Transport = {
    open() {},
    close() {
      closed = true;
    },
    emit: (name, payload, reply) => void sent.push({ name, payload, reply: reply ?? (() => {}) }),
  };
  const attempt: Attempt = {
    ...events,
    sent,
    isClosed: () => closed,
    take(name) {
      const index = sent.findIndex((each) => each.name === name);
      const [found] = index < 0 ? [] : sent.splice(index, 1);
      if (found === undefined) throw new Error(`no ${name} was sent, but: ${sent.map((each) => each.name).join(', ')}`);
      return found;
    },
  };
  return { attempt, transport };
}

/** A sink that writes down what it is told, a line each, indented inside a batch. */
function createScreen() {
  const calls: string[] = [];
  const fails = new Set<string>();
  let entries: readonly OutboxEntry[] = [];
  let depth = 0;

  function say(what: string): void {
    calls.push(' '.repeat(depth) + what);
    if (fails.has(what)) throw new Error(`cannot take in: ${what}`);
  }

  const sink: Sink = {
    batch(apply) {
      const before = calls.length;
      depth += 1;
      apply();
      depth -= 1;
      if (calls.length > before) calls.splice(before, 0, 'batch');
    },
    personSnapshot: () => say('personSnapshot'),
    roomSnapshot: (roomId, _state, head) => say(`roomSnapshot ${roomId} at ${head}`),
    event: (log, seq) => say(`event ${log} ${seq}`),
    roomGone: (roomId) => say(`roomGone ${roomId}`),
    heads: (heads) =>
      say(
        `heads ${Object.entries(heads)
          .map(([room, [seq]]) => `${room} ${seq}`)
          .join(', ')}`,
      ),
    signal: (name) => say(`signal ${name}`),
    outbox(next) {
      entries = next;
      say(`outbox ${next.map(({ id, state }) => `${shortId(id)} ${state}`).join(', ')}`.trim());
    },
    status: (status) => say(`status ${status}`),
  };
  return {
    sink,
    calls,
    fails,
    entries: () => entries,
    told: (what: string) => calls.map((call) => call.trim()).filter((call) => call.startsWith(what)),
  };
}

/** `mine-0000-7000-8000-000000000001` is `1`. */
export function shortId(id: string): string {
  return id.replace(/^mine-.*-0*/u, '');
}

export function longId(count: number): MessageId {
  return `mine-0000-7000-8000-${count.toString().padStart(12, '0')}` as MessageId;
}

/** Ids of the messages that went out and were not looked at yet. */
export function wentFrom(line: Attempt): string[] {
  return line.sent.splice(0).flatMap(({ name, payload }) => (name === 'message:send' ? [shortId((payload as { id: string }).id)] : []));
}

export function said(id: string, actor: PersonId = bob): LogEvent {
  return { type: 'message:sent', actor, at: 0, payload: { id: id as MessageId, ord: 1, body: 'hello' } };
}

export function packet(log: LogId, from: number, ...events: LogEvent[]) {
  return { log, from, events };
}

export function eventsPage(from: number, events: readonly LogEvent[], head: number = from + events.length - 1) {
  return { kind: 'events' as const, from, events, head };
}

function roomOf(id: RoomId): Room {
  return { id, slug: id, name: id, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false };
}

export function joined(room: RoomId, seq: number): LogEvent {
  return { type: 'room:joined', actor: alice, at: 0, payload: { summary: summaryOf(room, seq) } };
}

export function left(roomId: RoomId): LogEvent {
  return { type: 'room:left', actor: alice, at: 0, payload: { roomId } };
}

function summaryOf(room: RoomId, seq: number) {
  return { room: roomOf(room), role: 'member' as const, seq, ord: 0, readOrd: 0, last: null };
}

/** A snapshot of a room; its name says of when it is. */
export function roomPage(room: RoomId, head: number): LogPage<RoomState> {
  const messages = { entries: [], people: [], start: true, end: true };
  return { kind: 'snapshot', head, state: { rooms: { ...roomOf(room), name: `at ${head}` }, members: [], messages, profiles: {}, presence: {} } };
}

export function personPage(head: number, rooms: Readonly<Record<string, number>> = {}): LogPage<PersonState> {
  const summaries = Object.entries(rooms).map(([room, seq]) => summaryOf(room as RoomId, seq));
  return {
    kind: 'snapshot',
    head,
    state: {
      people: { person: { id: alice, name: 'Alice' } },
      profiles: {},
      preferences: {},
      rooms: summaries,
      notices: [],
      roles: 'member',
      blocking: [],
    },
  };
}

export function syncAnswer(parts: Partial<SyncAnswer> = {}): SyncAnswer {
  return { epoch: 'first', personId: alice, now: 0, self: eventsPage(2, []), rooms: {}, heads: {}, ...parts };
}
