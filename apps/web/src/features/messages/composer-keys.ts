/** What of a key press matters here. */
export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** While an IME composes, its keys are its own. Safari says so only by this code, for the Enter that ends it. */
const composing = 229;

function isOwnedByIme({ isComposing, keyCode }: Press): boolean {
  return isComposing || keyCode === composing;
}

/** Whether a key press in the message box sends it. On a touch screen Enter makes a line: there is a button to send. */
export function sends(press: Press, touch: boolean): boolean {
  if (press.key !== 'Enter' || press.shiftKey || press.altKey || isOwnedByIme(press)) return false;
  return !touch || press.ctrlKey || press.metaKey;
}

/** Whether a key press anywhere is the first character of a message. */
export function startsMessage(press: Press): boolean {
  const command = press.ctrlKey !== press.altKey || press.metaKey;
  // Ctrl and Alt together are AltGr, which types.
  // Names of keys are words; a character of any script is one code point.
  return /^.$/u.test(press.key) && press.key !== ' ' && !command && !isOwnedByIme(press);
}
