import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJumbo, linkify } from './linkify.ts';

function links(text: string): readonly (readonly [string, string])[] {
  return linkify(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href] as const]));
}

test.each([
  ['See https://a.example/x.', 'https://a.example/x'],
  ['(https://a.example/b_(c))', 'https://a.example/b_(c)'],
  ['“http://a.example”', 'http://a.example'],
  ['https://a.example/?q=1&r=2#s, and more', 'https://a.example/?q=1&r=2#s'],
  ['Write to mailto:maya@a.example!', 'mailto:maya@a.example'],
  ['HTTPS://A.example/Path', 'HTTPS://A.example/Path'],
  ['https://xn--bcher-kva.example/日本語。', 'https://xn--bcher-kva.example/日本語'],
])('finds the link in %s', (text, shown) => {
  expect(links(text).map(([found]) => found)).toEqual([shown]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://a.example',
  'https://',
  'mailto:',
  'www.a.example',
  'xhttps://a.example',
  'https://bank.example@evil.example/',
])('makes no link of %s', (text) => expect(links(text)).toEqual([]));

test('put together again, the stretches are the text, and every link leads where links may lead', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('日本。', 'שלום', '👩🏽‍🚀', '\u202e', '\ud800'),
        fc.constantFrom('https://a.example/x?y=(z)#w', 'http://b.example:8080', 'https://[::1]/', 'https://%zz'),
        fc.constantFrom('mailto:', 'javascript:', ' ', ')', '.', '\n'),
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const stretches = linkify(written);
      const whole = stretches.map((stretch) => stretch.text).join('') === written;
      return whole && stretches.every(({ href }) => href === null || /^(?:https?:\/\/|mailto:)/u.test(href));
    }),
  );
});

test('EDGE3 a text made to be slow is not', () => {
  const started = performance.now();
  expect(links(`https://a.example/${')'.repeat(8_000)}`)).toEqual([['https://a.example/', 'https://a.example/']]);
  linkify('https://'.repeat(1_000));
  linkify('mailto:'.repeat(1_000));
  expect(performance.now() - started).toBeLessThan(100);
});

test.each([
  ['🎉🎉', true],
  ['👩🏽‍🚀 🇩🇪 1️⃣', true],
  ['🎉🎉🎉🎉', false],
  ['🎉!', false],
  ['123', false],
  [' ', false],
])('shows %s large: %s', (text, large) => {
  expect(isJumbo(text)).toBe(large);
});
