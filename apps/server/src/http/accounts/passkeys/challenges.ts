import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../lib/clock.ts';

/** How long (ms) somebody may take to answer. */
export const CHALLENGE_LASTS = 300_000;

const NONCE = 16;
const TIME = 6;
const MAC = 32;

/** What passkeys sign, so that it is new. */
export interface Challenges {
  /** A challenge that is good for this purpose only. */
  make(purpose: string): string;
  /** Until when the challenge is good, if it is one of ours, for this purpose, and not too old. That it counts once is for who takes the answer. */
  goodUntil(challenge: string, purpose: string): number | null;
}

/**
 * A challenge carries its own end and our seal on both and on its purpose. So none is kept before somebody has answered it: strangers who ask for many fill
 * nothing, and push out nobody's.
 */
export function createChallenges(secret: string, clock: Clock): Challenges {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'parley passkey challenges', MAC));

  function seal(head: Buffer, purpose: string): Buffer {
    return createHmac('sha256', key).update(head).update(purpose).digest();
  }

  return {
    make(purpose) {
      const head = Buffer.concat([randomBytes(NONCE), Buffer.alloc(TIME)]);
      head.writeUIntBE(clock() + CHALLENGE_LASTS, NONCE, TIME);
      return Buffer.concat([head, seal(head, purpose)]).toString('base64url');
    },
    goodUntil(challenge, purpose) {
      const given = Buffer.from(challenge, 'base64url');
      // One way to write each: what was answered is known by how it is written.
      if (given.length !== NONCE + TIME + MAC || given.toString('base64url') !== challenge) {
        return null;
      }
      const head = given.subarray(0, NONCE + TIME);
      const until = head.readUIntBE(NONCE, TIME);
      return timingSafeEqual(given.subarray(NONCE + TIME), seal(head, purpose)) && clock() < until ? until : null;
    },
  };
}
