import type { PreferenceName, preferences } from '@parley/shared/features/preferences.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { preferencesOf, storePreferences } from './preferences.queries.ts';

export const preferencesHandlers: FeatureHandlers<typeof preferences> = {
  'preferences:set': change(async (tx, wanted, { personId }) => {
    const before = await preferencesOf(tx.db, personId);
    const now = { ...before, ...wanted };
    const changed = Object.entries(wanted).flatMap(([name, value]) =>
      value === undefined || before[name as PreferenceName] === value ? [] : [[name, value] as const],
    );
    // Asked again, as when the answer got lost: no device needs to hear of it twice.
    if (changed.length === 0) {
      return { preferences: before };
    }
    await storePreferences(tx.db, personId, changed);
    await tx.tell(personId, 'preferences:changed', { preferences: now });
    return { preferences: now };
  }),
};
