/** A stretch of a message: text, or a link with the text as it was written. */
export interface Stretch {
  readonly text: string;
  readonly href: string | null;
}

// A scheme that is allowed, and whatever follows it up to white space or what cannot stand in an address.
const candidate = /\b(?:https?:\/\/|mailto:)[^\s<>"“”«»]+/giu;
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const trailing = /[.,:;!?'’*_~…。、！？]/u;

/** The address without what belongs to the sentence: “(see https://a.example/b_(c)).” ends at “c)”. */
function withoutTrailing(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    const opener = closers[last];
    const unmatched = opener !== undefined && (counts.get(last) ?? 0) > (counts.get(opener) ?? 0);
    if (!unmatched && !trailing.test(last)) break;
    counts.set(last, (counts.get(last) ?? 0) - 1);
  }
  return text.slice(0, end);
}

function hrefOf(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !schemes.has(url.protocol)) return null;
  // An address that shows one place and leads to another: https://bank.example@evil.example
  if (url.username !== '' || url.password !== '') return null;
  return url.protocol === 'mailto:' && !url.pathname.includes('@') ? null : url.href;
}

/** Finds the links in a text. Put together again, the stretches are the text. */
export function linkify(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTrailing(match[0]);
    const href = hrefOf(shown);
    if (href === null) continue;
    if (match.index > at) stretches.push({ text: text.slice(at, match.index), href: null });
    stretches.push({ text: shown, href });
    at = match.index + shown.length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), href: null });
  return stretches;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const emoji = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[#*\d]\ufe0f?\u20e3)/u;

/** Whether a message is nothing but up to three emoji, which are shown large. */
export function isJumbo(text: string): boolean {
  if (text.length > 40) return false;
  const shown = [...graphemes.segment(text.replaceAll(/\s/gu, ''))];
  return shown.length > 0 && shown.length <= 3 && shown.every(({ segment }) => emoji.test(segment));
}
