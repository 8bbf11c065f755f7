import { randomBytes } from 'node:crypto';

/** A WebSocket frame as a client sends it, or as none should: every part of the header can be set. */
export interface Shape {
  readonly opcode?: number;
  readonly final?: boolean;
  readonly reserved?: number;
  readonly masked?: boolean;
  /** What the header says of the length, if not the truth. */
  readonly claims?: number;
}

export function frame(payload: string | Buffer, shape: Shape = {}): Buffer {
  const { opcode = 1, final = true, reserved = 0, masked = true } = shape;
  const body = Buffer.from(payload);
  const length = shape.claims ?? body.length;
  const small = length < 126;
  const middle = length < 0x1_0000;
  const header = Buffer.alloc(small ? 2 : middle ? 4 : 10);
  header[0] = (final ? 0x80 : 0) | (reserved << 4) | opcode;
  header[1] = (masked ? 0x80 : 0) | (small ? length : middle ? 126 : 127);
  if (!small && middle) header.writeUInt16BE(length, 2);
  if (!middle) header.writeBigUInt64BE(BigInt(length), 2);
  if (!masked) return Buffer.concat([header, body]);
  const mask = randomBytes(4);
  for (let at = 0; at < body.length; at += 1) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([header, mask, body]);
}
