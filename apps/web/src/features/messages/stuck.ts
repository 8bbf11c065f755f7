import type { MessageRow } from './rows.ts';

/** So long a message may be on its way before one is offered to do something about it, in ms. */
const patience = 10_000;

/** For how long it may still be on its way, in ms. */
export function patienceLeft(at: number): number {
  return Math.max(0, at + patience - Date.now());
}

/** Refused, or on its way for too long: what becomes of it is for its author to say. */
export function isStuck({ state, at }: MessageRow): boolean {
  return state === 'failed' || (state === 'waiting' && patienceLeft(at) === 0);
}
