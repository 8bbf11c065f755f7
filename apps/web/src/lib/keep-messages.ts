import { forgetLogs } from './forget-logs.ts';
import { readStored, writeStored } from './stored.ts';

const key = 'keep';

/** Whether messages may be kept on this device. */
export function keepsMessages(): boolean {
  return readStored(key) !== 'no';
}

/** Switched off, what is kept goes at once. */
export function keepMessages(yes: boolean): void {
  writeStored(key, yes ? null : 'no');
  if (!yes) forgetLogs();
}

/** Hears when another tab of this browser has switched it off: whatever this tab was about to write goes, too. */
export function forgetWhenSwitchedOff(signal: AbortSignal): void {
  addEventListener('storage', (event) => event.key === `parley:${key}` && !keepsMessages() && forgetLogs(), { signal });
}
