import type { RejectedCode } from '@parley/shared/ack.ts';
import type { Problem } from '../lib/problem.ts';
import type { Answer } from '../store/actions.ts';
import { wasUnconnected } from './was-unconnected.ts';

/** Refusals of what was typed; any other is of what was to be done. */
const ofInput: ReadonlySet<RejectedCode> = new Set(['invalid', 'too_long', 'conflict']);

/** What to tell somebody whose command was not done, or null if it was. */
export function problemOf(ack: Answer<unknown>): Problem | null {
  if (ack.ok === true) return null;
  if (wasUnconnected(ack)) return { message: 'No connection. Try again once it is back.', general: true };
  if (ack.ok === null) return { message: 'The server didn’t answer. Try again in a moment.', general: true };
  return { message: ack.message, suggestion: ack.suggestion, general: !ofInput.has(ack.code) };
}
