import { randomBytes } from 'node:crypto';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from '../../lib/errors.ts';
import { type FileStore, hashOf } from '../../lib/file-store.ts';
import type { Log } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import { noteFiles } from '../files/files.queries.ts';
import { avatarOf, deleteUnusedSince, insertAvatar } from './avatars.queries.ts';
import { wear } from './wear.ts';

/** A photo in its two sizes. */
export interface Pictures {
  readonly small: Buffer;
  readonly large: Buffer;
}

/** Whose photo it is to be, and whether they are in still, by the session that it came with. */
export interface Wearer {
  readonly personId: PersonId;
  isIn(db: Tx['db']): Promise<boolean>;
}

/** Keeps a photo and makes it that person’s: first a note of its files, then the files, then what leads to them. Its id. */
export function keepAvatar(log: Log, store: FileStore, { personId, isIn }: Wearer, { small, large }: Pictures): Promise<string> {
  const portrait = { small: hashOf(small), large: hashOf(large) };
  const id = randomBytes(16).toString('hex');
  return store.alone(async (files) => {
    const before = await avatarOf(log.database.read, personId);
    // Sent again, as when the answer got lost, or its file did.
    if (before?.small === portrait.small && before.large === portrait.large) {
      await files.write(portrait.small, small);
      await files.write(portrait.large, large);
      return before.id;
    }
    const notes = [
      { hash: portrait.small, bytes: small.length },
      { hash: portrait.large, bytes: large.length },
    ];
    await log.commit((tx) => noteFiles(tx.db, notes, tx.now));
    await files.write(portrait.small, small);
    await files.write(portrait.large, large);
    await log.commit(async (tx) => {
      // What was on its way when the session ended: it may have taken its time to arrive.
      if (!(await isIn(tx.db))) {
        throw new Rejection('unauthenticated', 'Sign in first.');
      }
      await insertAvatar(tx.db, id, personId, portrait);
      await wear(tx, personId, id);
    });
    return id;
  });
}

/** Forgets photos that are nobody’s, once they cannot be put back any more, and tells which files they consisted of. */
export function forgetAvatars(log: Log): Promise<string[]> {
  return log.commit((tx) => deleteUnusedSince(tx.db, tx.now - limits.avatarUndo));
}
