/**
 * Engine.IO 4 and Socket.IO 5 in WebSocket frames, by hand: a full client would cost more than the servers it measures.
 * Only what the generator needs: the default namespace and text packets.
 */
export type PacketKind = 'open' | 'close' | 'ping' | 'connected' | 'disconnected' | 'event' | 'ack' | 'refused' | 'other';

const engineKinds: Readonly<Record<number, PacketKind>> = { 0x30: 'open', 0x31: 'close', 0x32: 'ping' };
const socketKinds: Readonly<Record<number, PacketKind>> = {
  0x30: 'connected',
  0x31: 'disconnected',
  0x32: 'event',
  0x33: 'ack',
  0x34: 'refused',
};
const ENGINE_MESSAGE = 0x34;

/** What a frame is, from its first two bytes. */
export function kindOf(frame: Buffer): PacketKind {
  const first = frame[0] ?? 0;
  const kind = first === ENGINE_MESSAGE ? socketKinds[frame[1] ?? 0] : engineKinds[first];
  return kind ?? 'other';
}

export const pong = '3';
export const connect = '40';

/** An event as a client sends it; with `ackId` the server is asked for an ack. */
export function encodeEvent(name: string, argument: unknown, ackId?: number): string {
  return `42${ackId ?? ''}["${name}",${JSON.stringify(argument)}]`;
}

/** The name and the first argument of an event. */
export function decodeEvent(frame: Buffer): { name: string; argument: unknown } {
  const [name, argument] = payload(frame, afterDigits(frame, 2));
  if (typeof name !== 'string') throw new Error('An event without a name');
  return { name, argument };
}

/** The id and the first argument of an ack. */
export function decodeAck(frame: Buffer): { id: number; argument: unknown } {
  const start = afterDigits(frame, 2);
  return { id: Number(frame.toString('latin1', 2, start)), argument: payload(frame, start)[0] };
}

function payload(frame: Buffer, start: number): readonly unknown[] {
  const value: unknown = JSON.parse(frame.toString('utf8', start));
  if (!Array.isArray(value)) throw new Error('A packet whose payload is no array');
  return value;
}

function afterDigits(frame: Buffer, start: number): number {
  let end = start;
  while (isDigit(frame[end])) end += 1;
  return end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
