/** What tells of a key press whose it is. */
export interface ImePress {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Safari says only by this code that the key which ends a composition was part of it. */
const composing = 229;

/** While an input method composes, its keys are its own. */
export function isOwnedByIme({ isComposing, keyCode }: ImePress): boolean {
  return isComposing || keyCode === composing;
}
