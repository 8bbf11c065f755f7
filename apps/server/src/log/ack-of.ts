import type { Ack } from '@parley/shared/ack.ts';
import { Rejection, TryAgain } from '../lib/errors.ts';
import type { LogFields, Logger } from '../lib/logger.ts';
import type { Storage } from './storage.ts';
import { storageTrouble } from './storage-errors.ts';

/** What is answered where a command or a request ended in this error; `where` stands in the log. */
export type AckOf = (error: unknown, where: LogFields) => Ack<never>;

/** When to come again (ms) after a fault of ours. */
const AFTER_FAULT = 1_000;

/**
 * The one place where errors become answers. Only what was refused on purpose is refused. A fault of ours, be it the database's or a bug, is
 * unknown: it may be mended the next time, and until then a message stays where it is and is sent again, and nobody's copy of a room is given up.
 */
export function createAckOf(storage: Storage, logger: Logger): AckOf {
  return (error, where) => {
    if (error instanceof Rejection) {
      const { code, message, suggestion } = error;
      return suggestion === undefined ? { ok: false, code, message } : { ok: false, code, message, suggestion };
    }
    if (error instanceof TryAgain) {
      return { ok: null, afterMs: error.afterMs };
    }
    storage.note(error);
    // Of a disk that is full or failed the storage tells by itself, once and not for every command.
    if (storageTrouble(error) === null) {
      logger.error({ ...where, err: error }, 'failed on our side');
    }
    return { ok: null, afterMs: AFTER_FAULT };
  };
}
