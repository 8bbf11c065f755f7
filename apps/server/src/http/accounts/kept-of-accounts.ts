import { deviceLinksKept } from './device-links/device-links.kept.ts';
import { addressesKept } from './mail/addresses.kept.ts';
import { identitiesKept } from './oidc/identities.kept.ts';
import { passkeysKept } from './passkeys/passkeys.kept.ts';
import { secondFactorKept } from './second-factor/second-factor.kept.ts';
import { sessionsKept } from './sessions/sessions.kept.ts';

const all = [sessionsKept, passkeysKept, identitiesKept, secondFactorKept, addressesKept, deviceLinksKept];

/** What the tables of accounts keep of people, in the order of an export. */
export const keptOfAccounts = all.flatMap(({ ofPeople = [] }) => ofPeople);

/** Those that keep nothing of anybody. */
export const notOfAccounts = Object.fromEntries(all.flatMap(({ ofNobody = {} }) => Object.entries(ofNobody)));
