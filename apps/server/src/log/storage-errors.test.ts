import { expect, test } from 'vitest';
import { isStorageFailure } from './storage-errors.ts';

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC', 'SQLITE_BUSY', 'ECONNRESET', '40001', '40P01', '57P01', '53300'])(
  'LOG7 %s is a failure of the database: nothing is known of the transaction',
  (code) => expect(isStorageFailure(coded(code))).toBe(true),
);

test.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', '42601', '23505', '22P02', 'ERR_INVALID_ARG_TYPE'])(
  'LOG5 %s is a failure of the command alone',
  (code) => expect(isStorageFailure(coded(code))).toBe(false),
);
