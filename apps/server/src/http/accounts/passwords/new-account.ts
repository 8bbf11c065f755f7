import type { PersonId } from '@parley/shared/ids.ts';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import { Refused } from '../sessions/beginnings.ts';
import { isUserNameTaken, makeAccount, setFirstPassword } from './credentials.queries.ts';

/** Makes an account of who has none, in the transaction that holds them. */
export type NewAccount = (db: Db, kind: DatabaseKind, personId: PersonId, now: number) => Promise<void>;

/** An account with a user name and a password, as it is kept. */
export function withPassword(userName: string, hash: string): NewAccount {
  return async (db, kind, personId, now) => {
    if (await isUserNameTaken(db, userName)) {
      throw new Refused('taken');
    }
    await makeAccount(db, kind, personId, userName, now);
    await setFirstPassword(db, kind, personId, hash, now);
  };
}
