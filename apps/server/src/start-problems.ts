import { sep } from 'node:path';
import type { Config } from './config.ts';
import { StartProblem, TryAgain } from './lib/errors.ts';
import { isStorageFailure, storageTrouble } from './log/storage-errors.ts';

type Told = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** What only a file or a folder is asked for. */
const ofFiles = /^(?:mkdir|open|write|fsync|access|stat)$/u;
const inTheWay = /^(?:EEXIST|ENOTDIR)$/u;
const notAllowed = /^(?:EACCES|EPERM|EROFS|SQLITE_(?:CANTOPEN|READONLY|PERM)\w*)$/u;
const noSpace = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/u;
const notPossible = /^(?:ENOENT|ENAMETOOLONG|ELOOP)$/u;
const wrongLogin = /^28/u;
const NO_DATABASE = '3D000';

function field(error: unknown, name: 'code' | 'syscall' | 'path'): string {
  const value: unknown = error instanceof Error ? (error as Partial<Record<typeof name, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** What is wrong with a file in the folder. */
function ofFile(code: string, file: string, folder: string): string | null {
  return notAllowed.test(code) && file.startsWith(folder + sep) ? `Parley may not read or write ${file}. Let it.` : null;
}

/** What is wrong with the folder. */
function ofFolder(code: string, path: string): string | null {
  const what = `DATA_DIR is ${path}`;
  if (inTheWay.test(code)) {
    return `${what}, but a file is in the way of that folder. Set it to another one.`;
  }
  if (notAllowed.test(code)) {
    return `${what}, where Parley may not write. Let it, or set DATA_DIR to another folder.`;
  }
  if (notPossible.test(code)) {
    return `${what}, a folder that can’t be made. Set it to another one.`;
  }
  return noSpace.test(code) ? `${what}, where no space is left. Make some, or set DATA_DIR to another folder.` : null;
}

/** What is wrong with PostgreSQL; never a part of its URL that may be secret. */
function ofPostgres(error: unknown, url: string): string | null {
  const code = field(error, 'code');
  if (wrongLogin.test(code)) {
    return 'PostgreSQL does not accept the name and the password in DATABASE_URL.';
  }
  if (code === NO_DATABASE) {
    return 'PostgreSQL does not have the database that DATABASE_URL names. Create it first.';
  }
  const where = URL.canParse(url) ? new URL(url).host : 'its address';
  return isStorageFailure(error) ? `PostgreSQL does not answer at ${where}. Look whether it runs, and whether DATABASE_URL is right.` : null;
}

function sentence(error: unknown, config: Told): string | null {
  const code = field(error, 'code');
  const folder = ofFile(code, field(error, 'path'), config.dataDir) ?? ofFolder(code, config.dataDir);
  if (folder !== null && (config.databaseUrl === null || ofFiles.test(field(error, 'syscall')))) {
    return folder;
  }
  return config.databaseUrl === null || storageTrouble(error) !== null ? null : ofPostgres(error, config.databaseUrl);
}

/** Why it cannot start, in words that name the setting and what to do, where anything can be done. */
export function explainStart(error: unknown, config: Told): Error {
  if (error instanceof StartProblem) {
    return error;
  }
  const known = sentence(error, config);
  if (known !== null) {
    return new StartProblem(known, { cause: error });
  }
  if (error instanceof TryAgain || storageTrouble(error) !== null) {
    const where = config.databaseUrl === null ? `The database in ${config.dataDir}` : 'The database';
    return new Error(`${where} is damaged or can’t be written. What it said is in the log.`, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}
