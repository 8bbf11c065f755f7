import { DEPARTED } from '@parley/shared/departed.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { nameKey } from '@parley/shared/text.ts';
import type { Db } from '../../db/schema.ts';
import { Rejection } from '../../lib/errors.ts';

export async function personById(db: Db, id: PersonId): Promise<Person> {
  const row = await db.selectFrom('people').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) {
    throw new Rejection('unauthenticated', 'Sign in first.');
  }
  return row;
}

export async function peopleByIds(db: Db, ids: readonly PersonId[]): Promise<Person[]> {
  return ids.length === 0 ? [] : db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
}

/** How many numbers to try behind a taken name at once. */
const CANDIDATES = 50;

async function freeName(db: Db, name: string): Promise<string | undefined> {
  const stem = name.slice(0, limits.personName - 4);
  const candidates = Array.from({ length: CANDIDATES }, (_, index) => `${stem} ${index + 2}`);
  const taken = await db.selectFrom('people').select('name_key').where('name_key', 'in', candidates.map(nameKey)).execute();
  const keys = new Set(taken.map((row) => row.name_key));
  return candidates.find((candidate) => !keys.has(nameKey(candidate)));
}

/** Why nobody new can have this name, with a free one; null: it is free. */
export async function whyTaken(db: Db, name: string): Promise<Rejection | null> {
  try {
    await claimName(db, name, null);
    return null;
  } catch (error) {
    if (error instanceof Rejection) {
      return error;
    }
    throw error;
  }
}

/** Rejects with a free name if somebody else has this one. */
export async function claimName(db: Db, name: string, self: PersonId | null): Promise<void> {
  // Nobody is taken for whoever is gone.
  if (nameKey(name) === nameKey(DEPARTED)) {
    throw new Rejection('conflict', `“${name}” is taken.`, await freeName(db, name));
  }
  const holder = await db.selectFrom('people').select('id').where('name_key', '=', nameKey(name)).executeTakeFirst();
  if (holder !== undefined && holder.id !== self) {
    throw new Rejection('conflict', `“${name}” is taken.`, await freeName(db, name));
  }
}
