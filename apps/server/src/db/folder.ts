import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StartProblem } from '../lib/errors.ts';
import { makeFolder } from '../lib/make-folder.ts';

/** How long a server that is just ending may still hold the folder, in ms. */
const WAIT = 2_000;

/** A data folder that is ours as long as this process lives. */
export interface Folder {
  /** False: the server that was here last was killed, or its disk failed. */
  readonly endedWell: boolean;
  /** From now on, until `release`, whoever finds the folder knows that somebody worked here. */
  begin(): void;
  release(endedWell: boolean): void;
}

/**
 * Takes the folder, or throws. The lock is the system's own on an open file, so that it ends with the process however that ends; what a killed one
 * leaves behind is only the mark that it was killed.
 */
export function takeFolder(path: string): Folder {
  makeFolder(path);
  const lock = new BetterSqlite3(join(path, 'parley.lock'), { timeout: WAIT });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new StartProblem(`Another Parley is running with the data in ${path}. End it first, or set DATA_DIR to another folder.`, {
        cause: error,
      });
    }
    throw error;
  }
  const mark = join(path, 'parley.running');
  return {
    endedWell: !existsSync(mark),
    begin: () =>
      writeFileSync(mark, 'A Parley works here, or was killed. The next one to start checks the database if this file is there.\n', { flush: true }),
    release(endedWell) {
      if (endedWell) {
        rmSync(mark, { force: true });
      }
      lock.close();
    },
  };
}
