import { showProblem } from '../ui/toasts.ts';

/** Says that a message which somebody sent again can’t go yet. */
export function sayWaits(): void {
  showProblem('No connection. Your message goes out once it is back.');
}
