import { expect, test } from 'vitest';
import { isStorageFailure, storageTrouble } from './storage-errors.ts';

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

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['53100', 'full'],
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_IOERR_FSYNC', 'broken'],
  ['SQLITE_IOERR', 'broken'],
  ['SQLITE_CORRUPT_INDEX', 'broken'],
  ['SQLITE_NOTADB', 'broken'],
  ['58030', 'broken'],
  ['XX001', 'broken'],
  ['SQLITE_BUSY', null],
  ['SQLITE_CONSTRAINT_UNIQUE', null],
  ['ECONNRESET', null],
  ['40001', null],
])('DISK1 DISK3 %s: the disk is %s', (code, trouble) => expect(storageTrouble(coded(code))).toBe(trouble));
