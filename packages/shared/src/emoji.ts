import * as z from 'zod/mini';

/** One of the pictures that an emoji is made of: with its tone or its colours, and the letters behind a flag of a region. */
const picture = String.raw`\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:[\u{e0020}-\u{e007e}]+\u{e007f})?`;
const oneEmoji = new RegExp(String.raw`^(?:${picture}(?:\u200d${picture})*|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3)$`, 'u');

/** Whether the text is one emoji and nothing else: a family of four is one, and a letter none. */
export function isEmoji(text: string): boolean {
  return oneEmoji.test(text);
}

/** One emoji, however many characters it is made of. */
export function emoji(what: string, most: number) {
  return z.pipe(
    z.pipe(
      z.string(`${what} needs an emoji.`).check(z.maxLength(most, 'That is more than one emoji.')),
      z.transform((value) => value.trim()),
    ),
    z.string().check(z.minLength(1, `${what} needs an emoji.`), z.refine(isEmoji, 'That is not one emoji.')),
  );
}
