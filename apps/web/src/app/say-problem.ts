import type { Answer } from '../store/actions.ts';
import { showProblem } from '../ui/toasts.ts';
import { problemOf } from './problem-of.ts';

/** Says why something was not done. False: it was. */
export function sayProblem(answer: Answer<unknown>): boolean {
  const problem = problemOf(answer);
  if (problem !== null) showProblem(problem.message);
  return problem !== null;
}
