import type { Helpable } from '@parley/shared/features/resets.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { mayHelp, type WorkspaceRole, workspaceRoles } from '@parley/shared/roles.ts';
import { nameKey } from '@parley/shared/text.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../db/schema.ts';

/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;
const FOUND_MOST = 20;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Those whom somebody of this role may help, by a part of their name. */
export async function helpable(db: Db, role: WorkspaceRole, query: string): Promise<Helpable[]> {
  const roles = workspaceRoles.filter((whom) => mayHelp(role, whom));
  const pattern = `%${nameKey(query).replace(/[\\%_]/gu, String.raw`\$&`)}%`;
  const found = await db
    .selectFrom('people')
    .leftJoin('profiles', 'profiles.person_id', 'people.id')
    .select(['id', 'name', 'avatar'])
    .where('role', 'in', roles)
    .where(sql<boolean>`name_key like ${pattern} escape '\\'`)
    .orderBy('name_key')
    .limit(FOUND_MOST)
    .execute();
  return found.map(({ avatar, ...person }) => (avatar === null ? person : { ...person, avatar }));
}

/** Makes a link, and gives what it needs. */
export async function insertLink(db: Db, personId: PersonId, by: { readonly person: PersonId } | 'machine' | 'mail', now: number) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const ofPerson = typeof by !== 'string';
  const expiresAt = now + (by === 'mail' ? limits.mailedResetLasts : limits.resetLasts);
  await db
    .insertInto('reset_links')
    .values({
      id: uuidv7(now),
      token_hash: hashOf(token),
      person_id: personId,
      made_by: ofPerson ? by.person : null,
      way: ofPerson ? 'person' : by,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
      ended_at: null,
    })
    .execute();
  return { token, expiresAt };
}

export interface GoodLink {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: WorkspaceRole;
  readonly name: string;
  readonly way: 'person' | 'machine' | 'mail';
  readonly maker: string | null;
  readonly makersRole: WorkspaceRole | null;
}

/** The link of this token, if it can be used. Only the last one that was made for somebody can. */
export async function goodLink(db: Db, token: string, now: number): Promise<GoodLink | undefined> {
  return (
    db
      .selectFrom('reset_links as link')
      .innerJoin('people', 'people.id', 'link.person_id')
      .leftJoin('people as maker', 'maker.id', 'link.made_by')
      .leftJoin('deactivations', 'deactivations.person_id', 'link.made_by')
      .select(['link.id', 'link.person_id as personId', 'people.role', 'people.name', 'link.way', 'maker.name as maker', 'maker.role as makersRole'])
      .where('link.token_hash', '=', hashOf(token))
      .where('link.expires_at', '>', now)
      .where('link.used_at', 'is', null)
      .where('link.ended_at', 'is', null)
      // Whoever is kept out has no key to anybody.
      .where('deactivations.at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('reset_links as later')
              .select('later.id')
              .whereRef('later.person_id', '=', 'link.person_id')
              .whereRef('later.id', '>', 'link.id'),
          ),
        ),
      )
      .executeTakeFirst()
  );
}

/** Takes the link’s one use; false if somebody was faster, or the password was changed meanwhile. */
export async function takeLink(db: Db, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reset_links')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What is said to whoever has a new password by a link that somebody made. */
export function changedBy(name: string): string {
  return `Your password was changed by a link from ${name}. If that wasn’t you, change it again under Account, and ask them.`;
}

/** To whom it was said, and when, that a link of this person changed their password. */
export async function toldOfLinksBy(db: Db, maker: PersonId): Promise<readonly { readonly personId: PersonId; readonly at: number }[]> {
  const rows = await db.selectFrom('reset_links').select(['person_id as personId', 'used_at as at']).where('made_by', '=', maker).execute();
  return rows.flatMap(({ personId, at }) => (at === null ? [] : [{ personId, at }]));
}
