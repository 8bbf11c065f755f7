const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
// Scripts whose names are not abbreviated to two letters, and pictures.
const oneIsEnough =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Extended_Pictographic}]/u;
const shown = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** The first letter or picture of a text. */
export function initialOf(word = ''): string {
  for (const { segment } of graphemes.segment(word)) {
    if (shown.test(segment)) return segment.toLocaleUpperCase();
  }
  return '';
}

/** What stands in the avatar of a person without a picture: “Maya Okafor” is MO, “Maya” is M. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => shown.test(word));
  const first = initialOf(words[0]);
  const last = words.length > 1 ? initialOf(words.at(-1)) : '';
  if (first === '') return name.trim().slice(0, 1);
  return oneIsEnough.test(first) || oneIsEnough.test(last) ? first : first + last;
}
