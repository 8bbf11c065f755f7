import type { Dnd, dnd } from '@parley/shared/features/dnd.ts';
import type { Profile } from '@parley/shared/features/profiles.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { quietUntil } from '@parley/shared/quiet-at.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Tx } from '../../log/types.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { describe } from '../profiles/describe.ts';

/** Makes of a person’s Do not disturb what `update` makes of it. */
async function disturb(tx: Tx, personId: PersonId, update: (before: Profile) => { dnd: Dnd; timeZone?: string }): Promise<{ dnd: Dnd }> {
  const { profile } = await describe(tx, personId, (before) => {
    const { dnd: _before, ...rest } = before;
    const { dnd: next, timeZone } = update(before);
    return { ...rest, ...(timeZone !== undefined && { timeZone }), ...(Object.keys(next).length > 0 && { dnd: next }) };
  });
  return { dnd: profile.dnd ?? {} };
}

export const dndHandlers: FeatureHandlers<typeof dnd> = {
  'dnd:until': change((tx, { until }, { personId }) => {
    if (until !== null && until <= tx.now) {
      throw new Rejection('invalid', 'That time has passed already.');
    }
    if (until !== null && until > tx.now + limits.statusLasts) {
      throw new Rejection('invalid', 'Do not disturb can last a year at most.');
    }
    return disturb(tx, personId, (before) => {
      const { schedule, ended } = before.dnd ?? {};
      const weekly = { ...(schedule && { schedule }), ...(ended !== undefined && { ended }) };
      if (until !== null) return { dnd: { until, ...weekly } };
      // What the schedule has begun is over; only that is worth remembering.
      const scheduled = quietUntil({ ...before, dnd: weekly }, tx.now) !== null;
      return { dnd: { ...weekly, ...(scheduled && { ended: tx.now }) } };
    });
  }),

  'dnd:schedule': change((tx, { schedule, timeZone }, { personId }) =>
    disturb(tx, personId, ({ dnd: before, timeZone: zoneBefore = timeZone }) => {
      if (schedule !== null && zoneBefore === '') {
        throw new Rejection('invalid', 'A schedule goes by your time zone. Set that in your profile first.');
      }
      const same = JSON.stringify(schedule) === JSON.stringify(before?.schedule ?? null);
      const next: Dnd = {
        ...(before?.until !== undefined && { until: before.until }),
        ...(schedule && { schedule }),
        // Of another schedule nothing was ended yet.
        ...(same && before?.ended !== undefined && { ended: before.ended }),
      };
      return { dnd: next, ...(schedule !== null && { timeZone: zoneBefore }) };
    }),
  ),
};
