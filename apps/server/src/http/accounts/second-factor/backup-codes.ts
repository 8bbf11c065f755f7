import * as limits from '@parley/shared/limits.ts';
import { createHash, randomInt } from 'node:crypto';

/** Crockford’s: no letter that looks like another or like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 60 bits: nobody guesses one, nor finds it by its hash. */
const LENGTH = 12;
const GROUP = /.{4}(?=.)/gu;

/** Codes for who has lost their app, as they are shown: three groups of four. */
export function newBackupCodes(): string[] {
  return Array.from({ length: limits.backupCodes }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
      .join('')
      .replaceAll(GROUP, '$&-'),
  );
}

/** A code as it was meant: without spaces and dashes. */
export function tidyCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '');
}

/** Whether it is one from an app; everything else may be a backup code. */
export function isAppCode(tidy: string): boolean {
  return /^\d{6}$/u.test(tidy);
}

/** What is kept of a backup code. It is random, and long: a quick hash is enough, where a password needs a slow one. */
export function backupCodeHash(code: string): string {
  const read = tidyCode(code).toLowerCase().replaceAll('o', '0').replaceAll(/[il]/gu, '1');
  return createHash('sha256').update(read).digest('hex');
}
