/** Codes of errors that say "this statement is wrong for this data": the transaction itself is fine. */
const ofTheStatement = [/^SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|RANGE)/u, /^2[23]/u, /^42/u];

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Whether the database itself failed (disk, connection, lock), so that nothing is known of the transaction. SQLite's codes begin with
 * SQLITE_, PostgreSQL's are SQLSTATE (five characters), a broken connection's are Node's (ECONNRESET …).
 */
export function isStorageFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code === null) {
    return error instanceof Error && /connection terminated|timeout exceeded when trying to connect/iu.test(error.message);
  }
  const ofDatabase = /^(?:SQLITE_|E[A-Z]+$|[0-9A-Z]{5}$)/u.test(code);
  return ofDatabase && !ofTheStatement.some((pattern) => pattern.test(code));
}

/** No space: SQLite's, one for its shared memory, PostgreSQL's `disk_full`, the system's. */
const full = /^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|53100|ENOSPC|EDQUOT)$/u;
/** The disk failed or the file is damaged. What an fsync that failed has written is not known, and asking again proves nothing. */
const broken = /^(?:SQLITE_IOERR|SQLITE_CORRUPT|SQLITE_NOTADB|58030$|XX00[12]$|EIO$)/u;

/** What an error says of the disk; null: nothing. */
export function storageTrouble(error: unknown): 'full' | 'broken' | null {
  const code = codeOf(error) ?? '';
  return full.test(code) ? 'full' : broken.test(code) ? 'broken' : null;
}

/** Whether a row with the same key is there already. */
export function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}
