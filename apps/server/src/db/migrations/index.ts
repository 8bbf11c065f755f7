import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../connect.ts';
import { start } from './0001-start.ts';
import { topicKeys } from './0002-topic-keys.ts';
import { endedSessions } from './0003-ended-sessions.ts';
import { invites } from './0004-invites.ts';
import { passkeys } from './0005-passkeys.ts';
import { profiles } from './0006-profiles.ts';
import { secondFactor } from './0007-second-factor.ts';
import { mail } from './0008-mail.ts';
import { oidc } from './0009-oidc.ts';
import { preferences } from './0010-preferences.ts';
import { blocking } from './0011-blocking.ts';
import { avatars } from './0012-avatars.ts';
import { leaving } from './0013-leaving.ts';
import { deviceLinks } from './0014-device-links.ts';
import { departurePlaces } from './0015-departure-places.ts';
import { sessionProofs } from './0016-session-proofs.ts';
import { firstPlaces } from './0017-first-places.ts';
import { raisedSessions } from './0018-raised-sessions.ts';
import { raisedOfPeople } from './0019-raised-of-people.ts';

export type Migration = (db: Kysely<unknown>, kind: DatabaseKind) => Promise<void>;

/** Forward only, in this order; a migration that was released never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-start': start,
  '0002-topic-keys': topicKeys,
  '0003-ended-sessions': endedSessions,
  '0004-invites': invites,
  '0005-passkeys': passkeys,
  '0006-profiles': profiles,
  '0007-second-factor': secondFactor,
  '0008-mail': mail,
  '0009-oidc': oidc,
  '0010-preferences': preferences,
  '0011-blocking': blocking,
  '0012-avatars': avatars,
  '0013-leaving': leaving,
  '0014-device-links': deviceLinks,
  '0015-departure-places': departurePlaces,
  '0016-session-proofs': sessionProofs,
  '0017-first-places': firstPlaces,
  '0018-raised-sessions': raisedSessions,
  '0019-raised-of-people': raisedOfPeople,
};
