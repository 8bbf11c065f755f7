/** How well a query fits a text, and where. */
export interface Match {
  readonly score: number;
  /** Stretches of the text that matched: [start, end). */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

const boundary = /[\s\-_./#&+]/u;

/** Lower case without accents, in which every letter still stands at its own index. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, i) => {
    const plain = text.charAt(i).normalize('NFD').charAt(0).toLowerCase();
    return plain.length === 1 ? plain : text.charAt(i);
  }).join('');
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || boundary.test(text.charAt(at - 1));
}

function whole(needle: string, text: string): Match | null {
  const first = text.indexOf(needle);
  if (first === -1) return null;
  let at = first;
  while (at !== -1 && !startsWord(text, at)) at = text.indexOf(needle, at + 1);
  const start = at === -1 ? first : at;
  const base = start === 0 ? 300 : at === -1 ? 100 : 200;
  return { score: base - Math.min(text.length - needle.length, 50), ranges: [[start, start + needle.length]] };
}

function scattered(needle: string, text: string): Match | null {
  const ranges: [number, number][] = [];
  let gaps = 0;
  let from = 0;
  for (const letter of needle) {
    const at = text.indexOf(letter, from);
    if (at === -1) return null;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + letter.length;
    else ranges.push([at, at + letter.length]);
    if (!startsWord(text, at)) gaps += at - from;
    from = at + letter.length;
  }
  return { score: 50 - Math.min(gaps + ranges.length, 50), ranges };
}

/**
 * How well a query fits a text: as its beginning, as the beginning of a word, inside a word, or as letters in this order.
 * Null if it does not fit at all.
 */
export function fuzzyMatch(query: string, text: string): Match | null {
  const needle = fold(query.trim());
  if (needle === '') return { score: 0, ranges: [] };
  const folded = fold(text);
  return whole(needle, folded) ?? scattered(needle.replaceAll(/\s+/gu, ''), folded);
}
