import type { FileStore } from '../../lib/file-store.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Log } from '../../log/log.ts';
import { forgetAvatars } from '../avatars/keep-avatar.ts';
import { forgetFile, unusedFiles } from './files.queries.ts';

/** How often (ms) it is looked for what nobody needs any more. */
const EVERY = 600_000;
/** Hashes in one question to the database. */
const AT_ONCE = 500;

/** Removes files that nothing leads to: of these, or of all. */
export async function tidyFiles(log: Log, store: FileStore, among?: readonly string[]): Promise<void> {
  for (const hash of await unusedFiles(log.database.read, among)) {
    await store.alone(async (files) => {
      // Somebody may have brought the same file in meanwhile.
      if ((await unusedFiles(log.database.read, [hash])).length > 0) {
        // The note goes last: whatever happens in between, the file is looked for again.
        await files.remove(hash);
        await log.commit((tx) => forgetFile(tx.db, hash));
      }
    });
  }
}

/** What was taken away or replaced, once it cannot be put back any more. */
export async function tidyAvatars(log: Log, store: FileStore): Promise<void> {
  const left = await forgetAvatars(log);
  for (let from = 0; from < left.length; from += AT_ONCE) {
    await tidyFiles(log, store, left.slice(from, from + AT_ONCE));
  }
}

export interface Tidying {
  /** Looks through everything, beside what else happens: somebody has left. */
  everything(): void;
  close(): Promise<void>;
}

/** Tidies now and then. At first everything: the last server may have been killed while it took something in. */
export function keepTidy(log: Log, store: FileStore, logger: Logger): Tidying {
  let running = Promise.resolve();
  let closing = false;

  function run(task: () => Promise<void>): void {
    running = running
      .then(() => (closing || log.storage.state() !== 'ok' ? undefined : task()))
      // It is tried again the next time, or at the next start.
      .catch((error: unknown) => logger.warn({ err: error }, 'old files could not be removed'));
  }

  function everything(): void {
    run(async () => {
      await forgetAvatars(log);
      await tidyFiles(log, store);
    });
  }

  everything();
  const timer = setInterval(() => run(() => tidyAvatars(log, store)), EVERY);
  timer.unref();
  return {
    everything,
    close() {
      closing = true;
      clearInterval(timer);
      return running;
    },
  };
}
