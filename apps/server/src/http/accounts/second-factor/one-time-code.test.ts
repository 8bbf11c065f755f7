import { expect, test } from 'vitest';
import { backupCodeHash, isAppCode, newBackupCodes, tidyCode } from './backup-codes.ts';
import { base32, codeAt, newAppSecret, stepAt, stepOf } from './one-time-code.ts';
import { createSeal } from '../seal.ts';

const secret = Buffer.from('12345678901234567890');

test('TOTP3 the codes are those of RFC 4226, appendix D', () => {
  expect(Array.from({ length: 10 }, (_, counter) => codeAt(secret, counter))).toEqual(
    '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '),
  );
});

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('TOTP3 the codes are those of RFC 6238, appendix B, at %i s', (seconds, code) => {
  expect(codeAt(secret, stepAt(seconds * 1_000))).toBe(code);
  expect(stepOf(secret, code, seconds * 1_000, 0)).toBe(stepAt(seconds * 1_000));
});

test('TOTP3 a code is good for its step, the one before and the one after, and none that is not after the last one', () => {
  const now = 1_800_000_000_000;
  const step = stepAt(now);
  const at = (steps: number, last = 0) => stepOf(secret, codeAt(secret, step + steps), now, last);
  expect([at(-2), at(-1), at(0), at(1), at(2)]).toEqual([null, step - 1, step, step + 1, null]);
  expect([at(-1, step), at(0, step), at(1, step)]).toEqual([null, null, step + 1]);
});

test('TOTP1 a secret has 160 bits, as text that apps take', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(base32(newAppSecret())).toMatch(/^[A-Z2-7]{32}$/u);
  expect(newAppSecret()).not.toEqual(newAppSecret());
});

test('TOTP4 there are ten backup codes of 60 bits, taken however they are typed', () => {
  const codes = newBackupCodes();
  expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
  for (const code of codes) {
    expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/u);
    expect(isAppCode(tidyCode(code))).toBe(false);
  }
  const hash = backupCodeHash('abcd-0123-1xyz');
  expect(['ABCD 0123 1XYZ', 'abcdo123lxyz', ' abcd–O123–Ixyz\n'].map(backupCodeHash)).toEqual([hash, hash, hash]);
  expect(['123 456', ' 123456 ', '１２３４５６', '123-456'].map((typed) => isAppCode(tidyCode(typed)))).toEqual([true, true, true, true]);
  expect(['12345', '1234567', 'abcdef'].map((typed) => isAppCode(tidyCode(typed)))).toEqual([false, false, false]);
});

test('TOTP8 what is sealed is read only where it belongs, under the same secret, and as it was', () => {
  const { seal, open } = createSeal('a secret', 'one thing');
  const sealed = seal('the text', 'maya');
  expect(sealed).not.toContain('the text');
  expect(seal('the text', 'maya')).not.toBe(sealed);
  expect(open(sealed, 'maya')).toBe('the text');
  expect([open(sealed, 'noor'), createSeal('a secret', 'another').open(sealed, 'maya'), createSeal('b', 'one thing').open(sealed, 'maya')]).toEqual([
    null,
    null,
    null,
  ]);
  for (const index of sealed.split('').keys()) {
    const other = sealed[index] === 'A' ? 'B' : 'A';
    expect(open(sealed.slice(0, index) + other + sealed.slice(index + 1), 'maya')).toBeNull();
  }
  expect(['', 'x', `${sealed}=`, sealed.slice(0, 20)].map((text) => open(text, 'maya'))).toEqual([null, null, null, null]);
});
