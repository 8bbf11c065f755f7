import type { Ack } from '@parley/shared/ack.ts';
import { showToast } from '../ui/toasts.ts';
import { problemOf } from './problem-of.ts';

/** Says why something was not done. False: it was. */
export function sayProblem(ack: Ack<unknown>): boolean {
  const problem = problemOf(ack);
  if (problem !== null) showToast(problem.message);
  return problem !== null;
}
