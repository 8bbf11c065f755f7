import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmoji } from './emoji.ts';
import { profileTimeZone, pronouns, statusEmoji, statusText } from './features/profiles.ts';
import { profileAt, statusAt } from './status-at.ts';

function said(schema: typeof pronouns, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

test.each(['🌴', '❤️', '👩🏽‍🚀', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '👋🏿', ' 🎧 '])('PROFILE3 one emoji, whatever it is made of, is one: %s', (text) => {
  expect(statusEmoji.parse(text)).toBe(text.trim());
});

test.each([
  ['', 'A status needs an emoji.'],
  ['   ', 'A status needs an emoji.'],
  ['a', 'That is not one emoji.'],
  ['1', 'That is not one emoji.'],
  ['🌴🌴', 'That is not one emoji.'],
  ['🌴!', 'That is not one emoji.'],
  ['🌴\u0301\u0301\u0301', 'That is not one emoji.'],
  ['\u{1f3ff}\u200d', 'That is not one emoji.'],
  ['\u202e🌴', 'That is not one emoji.'],
  ['<img>', 'That is not one emoji.'],
  ['👩‍'.repeat(20), 'That is more than one emoji.'],
])('PROFILE3 what is not one emoji is refused in words: %j', (text, message) => {
  expect(said(statusEmoji, text)).toBe(message);
});

test('PROFILE3 the words of a status are a line of plain text', () => {
  expect(statusText.parse('  In  a\tmeeting ')).toBe('In a meeting');
  expect(said(statusText, ' ')).toBe('A status can’t be empty.');
  expect(said(statusText, 'x'.repeat(81))).toBe('A status can have 80 characters at most.');
  expect(said(statusText, 'be\u202Eware')).toBe('A status has a character that can’t be shown.');
});

test('PROFILE3 pronouns are a short line, or nothing', () => {
  expect(pronouns.parse(' she / her ')).toBe('she / her');
  expect(pronouns.parse('')).toBe('');
  expect(said(pronouns, 'x'.repeat(31))).toBe('The pronouns field can have 30 characters at most.');
  expect(said(pronouns, 'a\u0007')).toBe('The pronouns field has a character that can’t be shown.');
});

test('PROFILE3 a time zone is one that there is, however it is written, or nothing', () => {
  expect(profileTimeZone.parse('')).toBe('');
  expect(profileTimeZone.parse(' america/new york ')).toBe('America/New_York');
  expect(profileTimeZone.parse('UTC')).toBe('UTC');
  for (const none of ['Europe/Atlantis', '+02:00', 'x'.repeat(200), '../etc', 7, null]) {
    expect(said(profileTimeZone, none)).toBe('Choose a time zone from the list, such as Europe/Berlin, or leave it empty.');
  }
});

test('PROFILE2 a status is one until its end, and then none', () => {
  const status = { emoji: '🎧', text: 'Heads down', until: 1_000 };
  expect(statusAt({ status }, 999)).toBe(status);
  expect(statusAt({ status }, 1_000)).toBeUndefined();
  expect(statusAt({ status: { ...status, until: null } }, Infinity)).toEqual({ ...status, until: null });
  expect(statusAt(undefined, 0)).toBeUndefined();
  const whole = { pronouns: 'they/them', status };
  expect(profileAt(whole, 999)).toBe(whole);
  expect(profileAt(whole, 1_000)).toEqual({ pronouns: 'they/them' });
});

test('EDGE3 whether a text is an emoji takes time in proportion to its length, whatever is in it', () => {
  const parts = ['👩', '\u200d', '\ufe0f', '\u{1f3fb}', '\u{e0067}', '\u{e007f}', '🇩', '1', '\u20e3'];
  const before = process.threadCpuUsage();
  fc.assert(fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 2_000 }), (text) => void isEmoji(text.join(''))));
  isEmoji(`👩${'\u{e0067}'.repeat(60_000)}`);
  isEmoji('👩\u200d'.repeat(60_000));
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1_000);
});
