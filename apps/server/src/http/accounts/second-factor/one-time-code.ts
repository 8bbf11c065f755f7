import { createHmac, randomBytes } from 'node:crypto';

/** Codes of an app (RFC 6238, on RFC 4226): SHA-1, six digits, a new one every 30 seconds, as every app takes them. */
const STEP = 30_000;
const DIGITS = 6;
/** Of 160 bits, as the RFC recommends. */
const SECRET_BYTES = 20;
/** Clocks differ, and typing takes time. */
const DRIFT = 1;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function newAppSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** As apps take it: 160 bits are 32 letters and digits. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) {
    bits += byte.toString(2).padStart(8, '0');
  }
  return bits.replaceAll(/.{5}/gu, (five) => BASE32[Number.parseInt(five, 2)] ?? '');
}

/** The code of a counter (RFC 4226, 5.3). */
export function codeAt(secret: Buffer, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step that it is at a time. */
export function stepAt(now: number): number {
  return Math.floor(now / STEP);
}

/** The step after `last` whose code this is, if that is about now; null: it is none, or counted already. */
export function stepOf(secret: Buffer, code: string, now: number, last: number): number | null {
  const current = stepAt(now);
  for (let step = current - DRIFT; step <= current + DRIFT; step += 1) {
    // Who measures how long this takes learns of codes that they can ask about a handful of times.
    if (step > last && codeAt(secret, step) === code) {
      return step;
    }
  }
  return null;
}
