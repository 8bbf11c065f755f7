import { preferenceChoices, type PreferenceName, type Preferences } from '@parley/shared/features/preferences.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Db } from '../../db/schema.ts';

/** What an older or a newer version has stored, and this one does not know, is left where it is. */
function isKnown(name: string, value: string): boolean {
  return Object.hasOwn(preferenceChoices, name) && (preferenceChoices[name as PreferenceName] as readonly string[]).includes(value);
}

/** All that somebody has chosen. */
export async function preferencesOf(db: Db, personId: PersonId): Promise<Preferences> {
  const rows = await db.selectFrom('preferences').select(['name', 'value']).where('person_id', '=', personId).orderBy('name').execute();
  return Object.fromEntries(rows.filter(({ name, value }) => isKnown(name, value)).map(({ name, value }) => [name, value]));
}

/** Stores some of them; the others stay as they are. */
export async function storePreferences(db: Db, personId: PersonId, some: readonly (readonly [name: string, value: string])[]): Promise<void> {
  await db
    .insertInto('preferences')
    .values(some.map(([name, value]) => ({ person_id: personId, name, value })))
    .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet((set) => ({ value: set.ref('excluded.value') })))
    .execute();
}

/** Whether others are not to see that this person is typing. */
export async function hidesTyping(db: Db, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('preferences')
    .select('value')
    .where('person_id', '=', personId)
    .where('name', '=', 'typing' satisfies PreferenceName)
    .executeTakeFirst();
  return row?.value === ('hidden' satisfies Preferences['typing']);
}
