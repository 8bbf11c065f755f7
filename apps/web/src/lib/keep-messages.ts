import { forgetLogs } from './forget-logs.ts';
import { readStored } from './stored.ts';

const key = 'keep';

/** Whether messages may be kept on this device. */
export function keepsMessages(): boolean {
  return readStored(key) !== 'no';
}

/** Hears when another tab of this browser has switched it off: whatever this tab was about to write goes, too. */
export function forgetWhenSwitchedOff(signal: AbortSignal): void {
  addEventListener('storage', (event) => event.key === `parley:${key}` && !keepsMessages() && forgetLogs(), { signal });
}
