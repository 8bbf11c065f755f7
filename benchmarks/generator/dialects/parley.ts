import type { Ack } from '@parley/shared/ack.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import type { LogPacket, ServerToClientEvents, SyncAnswer, SyncRequest } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import type { Connection } from '../connection.ts';
import { encodeEvent } from '../wire.ts';
import type { Delivery, Dialect } from './dialect.ts';

type EventName = keyof ServerToClientEvents & string;

const failures: ReadonlySet<string> = new Set<EventName>(['command:answered', 'command:failed', 'server:draining']);
const deliveries: EventName = 'log:events';
const syncRequest: SyncRequest = { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} };

/** Parley as its own web app speaks it: a guest's session, a sync, and a send whose own event is its ack. */
export const parley: Dialect = {
  name: 'parley',
  ackedBy: 'delivery',
  async signIn(url, name) {
    const answer = await fetch(`${url}/api/guests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ name }),
    });
    if (!answer.ok) throw new Error(`Signing in failed: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    return { origin: url, cookie: cookie.join('; ') };
  },
  async join(connection, roomId, first) {
    await sync(connection);
    if (first) await command(connection, 'room:create', { roomId, name: `Bench ${roomId.slice(-12)}`, topic: '', icon: '' });
    else await command(connection, 'room:join', { roomId });
    await command(connection, 'log:read', { log: roomId, after: null });
  },
  send(connection, message) {
    connection.send(encodeEvent('message:send', message));
  },
  read(name, argument) {
    if (failures.has(name)) throw new Error(`The server sent ${name}: ${JSON.stringify(argument)}`);
    return name === deliveries ? deliveryOf(argument as LogPacket) : null;
  },
  async head(connection, roomId) {
    const [seq, ord] = (await sync(connection)).heads[roomId as RoomId] ?? [0, 0];
    return { seq, ord };
  },
};

function deliveryOf(packet: LogPacket): Delivery {
  const messages = packet.events.flatMap((event) => (event.type === 'message:sent' ? [event.payload.id] : []));
  return { roomId: packet.log, from: packet.from, events: packet.events.length, messages };
}

async function sync(connection: Connection): Promise<SyncAnswer> {
  return (await command(connection, 'log:sync', syncRequest)) as SyncAnswer;
}

async function command(connection: Connection, name: string, input: unknown): Promise<unknown> {
  const ack = (await connection.call(name, input)) as Ack<unknown>;
  if (ack.ok !== true) throw new Error(`${name} was not done: ${JSON.stringify(ack)}`);
  return ack.value;
}
