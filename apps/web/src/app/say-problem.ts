import type { Ack } from '@parley/shared/ack.ts';
import { showProblem } from '../ui/toasts.ts';
import { problemOf } from './problem-of.ts';

/** Says why something was not done. False: it was. */
export function sayProblem(ack: Ack<unknown>): boolean {
  const problem = problemOf(ack);
  if (problem !== null) showProblem(problem.message);
  return problem !== null;
}
