import * as z from 'zod/mini';
import { tidyBody } from './tidy-body.ts';

// Control characters, and the bidirectional overrides that could make a name read as another one.
// oxlint-disable-next-line no-control-regex -- these are exactly the characters to refuse
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** One line a person typed: trimmed, inner white space folded, no unseen characters. `most` in characters. */
export function line(what: string, most: number, least = 1) {
  return z.pipe(
    z.pipe(
      // Before anything is done with it: normalising a very long one takes its time.
      z.string(`${what} must be text.`).check(z.maxLength(most * 8, `${what} can have ${most} characters at most.`)),
      z.transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    ),
    z.string().check(
      z.minLength(least, `${what} can’t be empty.`),
      z.maxLength(most, `${what} can have ${most} characters at most.`),
      z.refine((value) => value === '' || nameKey(value) !== '', `${what} needs something that can be seen.`),
      z.refine((value) => value.isWellFormed() && !unseen.test(value), `${what} has a character that can’t be shown.`),
    ),
  );
}

/** What is read as one word: letters and what stands among them. */
const words = /[\p{L}\p{M}\p{N}\p{Pc}.'’ʼ]+/gu;
/** Letters that only look otherwise, as 𝐁 does. Not the micro sign, which stands for a Greek letter among Latin ones. */
const letters = /[^\P{L}\u00b5]/gu;

/** Whether a word has letters of two alphabets that look alike: “Аnna” may begin with a Cyrillic letter and be somebody else. */
function mixesLookAlikes(name: string): boolean {
  return (name.match(words) ?? []).some((word) => {
    const plain = word.replace(letters, (letter) => letter.normalize('NFKC'));
    return /\p{Script=Latin}/u.test(plain) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(plain);
  });
}

/** A line that people are told apart by: no word of it can pass for another one. */
export function nameLine(what: string, most: number) {
  return line(what, most).check(
    z.refine((value) => !mixesLookAlikes(value), `${what} can’t mix Latin letters with Cyrillic or Greek ones in one word: they look alike.`),
  );
}

/** The text of a message as it is stored: line ends unified, blank ends trimmed, never empty. */
export function body(most: number) {
  return z.pipe(
    z.pipe(z.string('A message must be text.'), z.transform(tidyBody)),
    z.string().check(
      z.minLength(1, 'Write something first.'),
      z.maxLength(most, `A message can have ${most.toLocaleString('en')} characters at most.`),
      z.refine((value) => value.isWellFormed(), 'The message has a broken character in it.'),
    ),
  );
}

/** What nobody sees, and the braille pattern without a dot, which is a blank. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** What two names are compared by: case, width, accents of compatibility and what nobody sees do not make a name free. */
export function nameKey(name: string): string {
  // First what nobody sees: between a letter and its accent it would keep the two apart.
  return name.replace(invisible, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(invisible, '').replace(/\s+/gu, ' ').trim();
}

/** Characters of a room's address. */
const SLUG_MOST = 48;

/** The part of a room's URL made from its name: letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const parts = nameKey(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['room'];
  // Whole characters, not code units: half of one cannot stand in an address.
  return Array.from(parts.join('-')).slice(0, SLUG_MOST).join('').replace(/-$/u, '');
}
