import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { type Selectable, sql } from 'kysely';
import type { IdentitiesTable } from '../../../db/account-tables.ts';
import type { Db } from '../../../db/schema.ts';
import type { Identity } from './oidc-provider.ts';

export type StoredIdentity = Selectable<IdentitiesTable>;
type Key = Pick<Identity, 'issuer' | 'subject'>;

/** Whose identity this is. By e-mail or name nobody is found: a provider may give them to somebody else. */
export async function identityOf(db: Db, { issuer, subject }: Key): Promise<StoredIdentity | undefined> {
  return db.selectFrom('identities').selectAll().where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
}

/** A person's identities, the oldest first. */
export async function identitiesOf(db: Db, personId: PersonId): Promise<StoredIdentity[]> {
  return db.selectFrom('identities').selectAll().where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute();
}

function labelOf({ email, userName, name }: Identity): string {
  return (email ?? userName ?? name ?? '').slice(0, limits.mailAddress);
}

/** One that somebody has is a duplicate (`isDuplicate`). */
export async function insertIdentity(db: Db, identity: Identity, personId: PersonId, now: number): Promise<void> {
  const { issuer, subject } = identity;
  const row = { id: uuidv7(), issuer, subject, person_id: personId, label: labelOf(identity), created_at: now, used_at: now };
  await db.insertInto('identities').values(row).execute();
}

/** Notes that somebody came in with it, and what it is called by now. False: it is not theirs any more. */
export async function noteIdentityUse(db: Db, identity: Identity, personId: PersonId, now: number): Promise<boolean> {
  const label = labelOf(identity);
  const { numUpdatedRows } = await db
    .updateTable('identities')
    .set({ used_at: now, ...(label !== '' && { label }) })
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteIdentity(db: Db, personId: PersonId, id: string): Promise<void> {
  await db.deleteFrom('identities').where('id', '=', id).where('person_id', '=', personId).execute();
}

/** How many numbers to try behind a taken user name at once. */
const CANDIDATES = 50;

/** The user name itself if nobody has it, else with a number behind it; null: many have those. */
export async function freeUserName(db: Db, wanted: string): Promise<string | null> {
  const stem = wanted.slice(0, limits.userName - 3);
  const candidates = [wanted, ...Array.from({ length: CANDIDATES }, (_, index) => `${stem}${index + 2}`)];
  const { rows } = await sql<{ username: string }>`select username from auth_users where username in (${sql.join(candidates)})`.execute(db);
  const taken = new Set(rows.map(({ username }) => username));
  return candidates.find((candidate) => !taken.has(candidate)) ?? null;
}
