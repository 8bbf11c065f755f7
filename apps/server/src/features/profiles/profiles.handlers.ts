import type { profiles } from '@parley/shared/features/profiles.ts';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from '../../lib/errors.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { describe } from './describe.ts';

export const profilesHandlers: FeatureHandlers<typeof profiles> = {
  'person:describe': change((tx, said, { personId }) =>
    describe(tx, personId, ({ pronouns: _pronouns, timeZone: _timeZone, ...rest }) => {
      if (said.timeZone === '' && rest.dnd?.schedule !== undefined) {
        throw new Rejection('invalid', 'Your Do not disturb schedule goes by this. Switch the schedule off first.');
      }
      return {
        ...rest,
        ...(said.pronouns !== '' && { pronouns: said.pronouns }),
        ...(said.timeZone !== '' && { timeZone: said.timeZone }),
      };
    }),
  ),

  'person:status': change((tx, { status }, { personId }) => {
    const until = status?.until ?? null;
    if (until !== null && until <= tx.now) {
      throw new Rejection('invalid', 'That time has passed already.');
    }
    if (until !== null && until > tx.now + limits.statusLasts) {
      throw new Rejection('invalid', 'A status can last a year at most.');
    }
    return describe(tx, personId, ({ status: _before, dnd, ...rest }) => ({ ...rest, ...(status && { status }), ...(dnd && { dnd }) }));
  }),
};
