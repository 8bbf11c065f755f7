import type { DeviceLink } from '@parley/shared/device-link-requests.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Database } from '../../../db/connect.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Session } from '../sessions/accounts.ts';
import { type Begun, Refused } from '../sessions/beginnings.ts';
import type { Credentials } from '../passwords/credentials.ts';
import { endOwn, holdPerson, ownerOf } from '../passwords/credentials.queries.ts';
import { insertDeviceLink, useDeviceLink, whoseDeviceLink } from './device-links.queries.ts';

/** Links by which who is signed in signs another device of theirs in. */
export interface DeviceLinks {
  /** Not for who was signed out meanwhile: nothing of them is written after that. */
  make(session: Session): Promise<DeviceLink | 'signed out'>;
  /** Whose it is; null: it can’t be used, whatever is the matter with it. */
  look(token: string): Promise<PersonId | null>;
  /** Begins a session of who made it, in the place of the one that came along; null: it can’t be used any more. */
  enter(token: string, before: Session | null, device: string): Promise<{ readonly personId: PersonId; readonly begun: Begun } | null>;
}

export function createDeviceLinks(
  credentials: Pick<Credentials, 'begin'>,
  { read, write, kind }: Pick<Database, 'read' | 'write' | 'kind'>,
  clock: Clock,
): DeviceLinks {
  const look = (token: string) => whoseDeviceLink(read, token, clock());
  return {
    make: ({ personId, sessionId }) =>
      write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        return (await ownerOf(db, sessionId)) === 'nobody' ? 'signed out' : insertDeviceLink(db, personId, sessionId, clock());
      }),
    look,
    async enter(token, before, device) {
      const personId = await look(token);
      if (personId === null) {
        return null;
      }
      const begun = await credentials.begin(personId, device, async (db, now) => {
        if (!(await useDeviceLink(db, token, now))) {
          throw new Refused('signed out');
        }
        return before === null ? [] : endOwn(db, before.personId, before.sessionId);
      });
      return typeof begun === 'string' ? null : { personId, begun };
    },
  };
}
