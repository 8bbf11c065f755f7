import type { Problem } from '../../lib/problem.ts';

/** What is wrong with a code from an app as it stands: spaces in it are not. */
export function appCodeProblem(value: string): Problem | null {
  if (value.trim() === '') return { message: 'The code from your app goes here.' };
  return /^\d{6}$/u.test(value.normalize('NFKC').replaceAll(/[\s-]/gu, '')) ? null : { message: 'A code from your app has six digits.' };
}
