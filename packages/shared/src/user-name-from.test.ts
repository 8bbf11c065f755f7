import { expect, test } from 'vitest';
import { userNameFrom } from './user-name-from.ts';

test.each([
  { name: 'Maya', gives: 'maya' },
  { name: 'Zoë van  Dam', gives: 'zoe.van.dam' },
  { name: '— Ann-Lee! 2 —', gives: 'ann.lee.2' },
  { name: '高橋 ゆき', gives: '' },
  { name: 'Q', gives: '' },
  { name: `${'abcdefghij '.repeat(2)}abcdefghi klmnopq`, gives: 'abcdefghij.abcdefghij.abcdefghi' },
])('of “$name” becomes “$gives”', ({ name, gives }) => {
  expect(userNameFrom(name)).toBe(gives);
});
