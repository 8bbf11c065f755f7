import type { Client, Clock, StopSignal } from '@parley/client/types.ts';
import type { Room, RoomSummary } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Ack } from '@parley/shared/ack.ts';
import type { CommandName } from '@parley/shared/protocol.ts';
import { type Chat, createChat } from '../store/create-chat.ts';

export const me = '00000001-0000-7000-8000-000000000000' as PersonId;

/** A clock that stands still until it is told to go on. */
export interface StillClock extends Clock {
  advance(ms: number): void;
}

export function createStillClock(): StillClock {
  let now = 1_000_000;
  let timers: readonly { readonly due: number; readonly task: () => void }[] = [];
  return {
    now: () => now,
    after(ms, task) {
      const timer = { due: now + ms, task };
      timers = [...timers, timer];
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.due);
        next.task();
      }
      now = until;
    },
  };
}

interface Asked {
  readonly name: CommandName;
  readonly input: unknown;
  readonly stop: StopSignal | undefined;
  answer(ack: Ack<unknown>): void;
}

/** A client that only writes down what it is asked. */
export interface FakeClient extends Pick<Client, 'send' | 'tell' | 'open' | 'release'> {
  readonly asked: Asked[];
  readonly told: (readonly [name: CommandName, input: unknown])[];
  readonly held: Set<string>;
}

export function createFakeClient(): FakeClient {
  const asked: Asked[] = [];
  const told: (readonly [CommandName, unknown])[] = [];
  const held = new Set<string>();
  return {
    asked,
    told,
    held,
    send: (name, input, _patience, stop) => new Promise((resolve) => asked.push({ name, input, stop, answer: (ack) => resolve(ack as never) })),
    tell: (name, input) => void told.push([name, input]),
    open(roomId) {
      held.add(roomId);
      return Promise.resolve(true);
    },
    release: (roomId) => void held.delete(roomId),
  };
}

export function roomOf(id: string): Room {
  return { id: id as RoomId, slug: id, name: id, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false };
}

/** The state of a device whose person is in these rooms, each with this many messages. */
export function chatIn(rooms: Readonly<Record<string, number>>, clock: Clock): Chat {
  const chat = createChat({ now: clock.now });
  const summaries = Object.entries(rooms).map(([id, ord]): RoomSummary => ({
    room: roomOf(id),
    role: 'member',
    seq: ord,
    ord,
    readOrd: 0,
    last: null,
  }));
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    profiles: {},
    preferences: {},
    rooms: summaries,
    notices: [],
    roles: 'member',
    blocking: [],
  });
  return chat;
}
