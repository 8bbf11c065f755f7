import { type ImePress, isOwnedByIme } from '../../lib/ime.ts';

/** What of a key press matters here. */
export interface Press extends ImePress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Whether a key press in the message box sends it. `lines`: Enter makes a line, as on a touch screen, where there is a button to send. */
export function sends(press: Press, lines: boolean): boolean {
  if (press.key !== 'Enter' || press.shiftKey || press.altKey || isOwnedByIme(press)) return false;
  return !lines || press.ctrlKey || press.metaKey;
}

/** Whether a key press anywhere is the first character of a message. */
export function startsMessage(press: Press): boolean {
  const command = press.ctrlKey !== press.altKey || press.metaKey;
  // Ctrl and Alt together are AltGr, which types.
  // Names of keys are words; a character of any script is one code point.
  return /^.$/u.test(press.key) && press.key !== ' ' && !command && !isOwnedByIme(press);
}
