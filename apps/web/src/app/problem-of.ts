import type { Ack } from '@parley/shared/ack.ts';
import type { Problem } from '../lib/problem.ts';

/** What to tell somebody whose command was not done, or null if it was. */
export function problemOf(ack: Ack<unknown>): Problem | null {
  if (ack.ok === true) return null;
  if (ack.ok === null) return { message: 'The server didn’t answer. Try again in a moment.' };
  return { message: ack.message, suggestion: ack.suggestion };
}
