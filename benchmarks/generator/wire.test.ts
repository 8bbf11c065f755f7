import { describe, expect, test } from 'vitest';
import { decodeAck, decodeEvent, encodeEvent, kindOf } from './wire.ts';

describe('Engine.IO and Socket.IO packets', () => {
  test.each([
    ['0{"sid":"a","pingInterval":25000}', 'open'],
    ['1', 'close'],
    ['2', 'ping'],
    ['40{"sid":"b"}', 'connected'],
    ['41', 'disconnected'],
    ['42["message",{}]', 'event'],
    ['437[{}]', 'ack'],
    ['44{"message":"no"}', 'refused'],
    ['6', 'other'],
    ['', 'other'],
  ])('%s is %s', (frame, kind) => {
    expect(kindOf(Buffer.from(frame))).toBe(kind);
  });

  test('an event is written with and without a wish for an ack', () => {
    expect(encodeEvent('a:b', { c: 'ü' })).toBe('42["a:b",{"c":"ü"}]');
    expect(encodeEvent('a:b', { c: 1 }, 12)).toBe('4212["a:b",{"c":1}]');
  });

  test('what is written is read back, with and without a wish for an ack', () => {
    const argument = { text: '1 – 2 ✓', list: [1, 2] };
    expect(decodeEvent(Buffer.from(encodeEvent('x', argument)))).toEqual({ name: 'x', argument });
    expect(decodeEvent(Buffer.from(encodeEvent('x', argument, 3)))).toEqual({ name: 'x', argument });
  });

  test('an ack has the id and its first argument, or none', () => {
    expect(decodeAck(Buffer.from('43105[{"ok":true}]'))).toEqual({ id: 105, argument: { ok: true } });
    expect(decodeAck(Buffer.from('430[]'))).toEqual({ id: 0, argument: undefined });
  });

  test('a packet that is not one is an error', () => {
    expect(() => decodeEvent(Buffer.from('42{"name":1}'))).toThrow('no array');
    expect(() => decodeEvent(Buffer.from('42[1]'))).toThrow('without a name');
  });
});
