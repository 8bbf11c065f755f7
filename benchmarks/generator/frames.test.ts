import { describe, expect, test } from 'vitest';
import { clientFrame, createFrameReader, pongFrame } from './frames.ts';

function serverFrame(payload: string, first = 0x81): Buffer {
  const bytes = Buffer.from(payload);
  if (bytes.length < 126) return Buffer.concat([Buffer.from([first, bytes.length]), bytes]);
  const header = Buffer.alloc(bytes.length < 65_536 ? 4 : 10);
  header[0] = first;
  header[1] = header.length === 4 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(bytes.length, 2);
  else header.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([header, bytes]);
}

function reader() {
  const seen: string[] = [];
  const read = createFrameReader({
    text: (frame) => seen.push(frame.toString()),
    ping: (payload) => seen.push(`ping ${payload.toString()}`),
    close: () => seen.push('close'),
  });
  return { seen, read };
}

const payloads = ['', 'short', 'é'.repeat(62), 'm'.repeat(125), 'm'.repeat(126), 'l'.repeat(65_535), 'x'.repeat(65_536)];

describe('WebSocket frames', () => {
  test('frames of every length class come out of one chunk', () => {
    const { seen, read } = reader();
    read(Buffer.concat(payloads.map((payload) => serverFrame(payload))));
    expect(seen).toEqual(payloads);
  });

  test('a stream may be cut at every byte, and its memory is used again', () => {
    const few = payloads.slice(0, 5);
    const stream = Buffer.concat(few.map((payload) => serverFrame(payload)));
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const { seen, read } = reader();
      for (const part of [stream.subarray(0, cut), stream.subarray(cut)]) {
        const memory = Buffer.from(part);
        read(memory);
        memory.fill(0);
      }
      expect(seen).toEqual(few);
    }
  });

  test('a long frame may come byte by byte', () => {
    const { seen, read } = reader();
    for (const byte of serverFrame('y'.repeat(300))) read(Buffer.from([byte]));
    expect(seen).toEqual(['y'.repeat(300)]);
  });

  test('control frames are told apart, a pong is nothing, anything else is an error', () => {
    const { seen, read } = reader();
    read(Buffer.concat([serverFrame('are you there', 0x89), serverFrame('', 0x8a), serverFrame('', 0x88)]));
    expect(seen).toEqual(['ping are you there', 'close']);
    expect(() => read(serverFrame('half', 0x01))).toThrow('begins with 1');
  });

  test('a client’s frame is masked with zeros and says its length', () => {
    expect([...clientFrame('ab')]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x61, 0x62]);
    const long = clientFrame('é'.repeat(100));
    expect([...long.subarray(0, 8)]).toEqual([0x81, 0xfe, 0, 200, 0, 0, 0, 0]);
    expect(long.subarray(8).toString()).toBe('é'.repeat(100));
    expect([...pongFrame(Buffer.from('a'))]).toEqual([0x8a, 0x81, 0, 0, 0, 0, 0x61]);
  });
});
