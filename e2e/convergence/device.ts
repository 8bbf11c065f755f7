import { createClient } from '@parley/client/create-client.ts';
import { createMemoryStorage } from '@parley/client/memory-storage.ts';
import type { Problem } from '@parley/client/problem.ts';
import { createSocketIoTransport } from '@parley/client/socket-io-transport.ts';
import { systemClock } from '@parley/client/system-clock.ts';
import type { Client, Sink } from '@parley/client/types.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { type Chat, createChat } from '@parley/web/store/create-chat.ts';
import { createCuttable } from './cuttable.ts';
import { createPreferring, type Preferring } from './preferring.ts';

export interface Guest {
  readonly person: Person;
  readonly cookie: string;
}

export interface Heard {
  readonly room: string;
  readonly seq: number;
  readonly at: number;
}

/** One tab of one person, without a browser: the shipped client feeding the shipped store. */
export interface Device {
  readonly name: string;
  readonly guest: Guest;
  readonly chat: Chat;
  readonly client: Client;
  readonly preferring: Preferring;
  /** Ids of the messages that were written here, in order, by room. */
  readonly written: Map<string, string[]>;
  /** Every event of a room that came to it, and when. */
  readonly heard: Heard[];
  readonly problems: Problem[];
  /** Why what was chosen here was not taken. */
  readonly refused: string[];
  readonly held: Set<RoomId>;
  cut(): void;
  mend(): void;
  isCut(): boolean;
}

export async function enter(url: string, name: string): Promise<Guest> {
  const response = await fetch(`${url}/api/guests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ name }),
  });
  const { person } = (await response.json()) as { person?: Person };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!response.ok || person === undefined || cookie === '') throw new Error(`${name} could not come in: ${response.status}`);
  return { person, cookie };
}

export function createDevice(url: string, guest: Guest, name: string): Device {
  const chat = createChat({ now: Date.now });
  const network = createCuttable(createSocketIoTransport({ extraHeaders: { cookie: guest.cookie } }));
  const heard: Heard[] = [];
  const problems: Problem[] = [];
  const sink: Sink = {
    ...chat.sink,
    event(log, seq, event) {
      if (log !== guest.person.id) heard.push({ room: log, seq, at: Date.now() });
      chat.sink.event(log, seq, event);
    },
    roomGone(roomId) {
      held.delete(roomId);
      chat.sink.roomGone(roomId);
    },
  };
  const held = new Set<RoomId>();
  const client = createClient({
    url,
    sink,
    storage: createMemoryStorage(),
    clock: systemClock,
    random: Math.random,
    newId: () => uuidv7(),
    transport: network.create,
    onProblem: (problem) => problems.push(problem),
  });
  const refused: string[] = [];
  const preferring = createPreferring(chat, client, (message) => refused.push(message));
  client.connect();
  let cut = false;
  return {
    name,
    guest,
    chat,
    client,
    preferring,
    written: new Map(),
    heard,
    problems,
    refused,
    held,
    cut() {
      cut = true;
      network.cut();
    },
    mend() {
      cut = false;
      network.mend();
      client.retryNow();
    },
    isCut: () => cut,
  };
}
