import type { Answer } from '../store/actions.ts';

/** Whether there was no connection to get an answer by. */
export function wasUnconnected(answer: Answer<unknown>): boolean {
  return 'unconnected' in answer;
}
