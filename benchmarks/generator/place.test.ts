import { describe, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { parley } from './dialects/parley.ts';
import { advance, createPlace, type Seat } from './place.ts';
import { encodeEvent } from './wire.ts';

const room = '018f0000-0000-7000-8000-000000000001';
const connection: Connection = { ready: Promise.resolve(), send: () => {}, call: async () => null, nextAckId: () => 1, close: () => {} };

function packet(from: number, ids: readonly string[], log = room): Buffer {
  const events = ids.map((id) => ({ type: 'message:sent', payload: { id, ord: 1, body: 'hi' }, actor: null, at: 0 }));
  return Buffer.from(encodeEvent('log:events', { log, from, events }));
}

function sit() {
  const place = createPlace(room, parley);
  const seat: Seat = { place, connection, next: null, awaited: new Map() };
  function send(id: string): void {
    place.sent.set(id, { seat, at: 0, sampled: id === 'a', left: 1 });
  }
  return { place, seat, send };
}

describe('a seat’s account', () => {
  test('a packet is read into its messages, and whose they are', () => {
    const { place, seat, send } = sit();
    ['a', 'b'].forEach(send);
    const reading = place.read(packet(5, ['a', 'b']));
    expect(reading?.delivery).toEqual({ roomId: room, from: 5, events: 2, messages: ['a', 'b'] });
    expect(reading?.ofSeat.get(seat)).toHaveLength(2);
    expect(reading?.sampled).toHaveLength(1);
  });

  test('another log’s packet and a signal are nothing of the room', () => {
    const { place } = sit();
    expect(place.read(packet(1, [], '018f0000-0000-7000-8000-000000000002'))).toBeNull();
    expect(place.read(Buffer.from(encodeEvent('typing:changed', {})))).toBeNull();
  });

  test('events that are no messages move the number on and count as no delivery', () => {
    const { place, seat } = sit();
    const joined = { type: 'member:joined', payload: {}, actor: null, at: 0 };
    const reading = place.read(Buffer.from(encodeEvent('log:events', { log: room, from: 3, events: [joined] })));
    expect(reading?.delivery.messages).toEqual([]);
    advance(seat, reading?.delivery ?? expect.unreachable());
    expect(seat.next).toBe(4);
  });

  test.each([
    ['a hole', 4],
    ['a repetition', 2],
  ])('%s in the numbers is found', (_, from) => {
    const { seat } = sit();
    advance(seat, { roomId: room, from: 2, events: 1, messages: ['a'] });
    expect(() => advance(seat, { roomId: room, from, events: 1, messages: ['b'] })).toThrow('waited for event 3');
  });

  test('a message that nobody sent, and a failure that the server tells, are found', () => {
    const { place } = sit();
    expect(() => place.read(packet(1, ['stranger']))).toThrow('nobody sent');
    expect(() => place.read(Buffer.from(encodeEvent('command:failed', { command: 'message:send', message: 'no' })))).toThrow('command:failed');
  });
});
