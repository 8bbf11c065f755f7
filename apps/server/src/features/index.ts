import type { Handlers, Lookups, PersonParts, RoomParts } from '../realtime/handler.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Live } from '../realtime/types.ts';
import { blockingHandlers } from './blocking/blocking.handlers.ts';
import { blockedBy } from './blocking/blocking.queries.ts';
import { dndHandlers } from './dnd/dnd.handlers.ts';
import { deactivationsHandlers } from './deactivations/deactivations.handlers.ts';
import type { WaysIn } from './deactivations/ways-in.ts';
import { avatarsHandlers } from './avatars/avatars.handlers.ts';
import { invitesHandlers } from './invites/invites.handlers.ts';
import { membersOf } from './members/members.queries.ts';
import { messagesHandlers } from './messages/messages.handlers.ts';
import { timelinePage } from './messages/messages.queries.ts';
import { noticesHandlers } from './notices/notices.handlers.ts';
import { noticesOf } from './notices/notices.queries.ts';
import { peopleHandlers } from './people/people.handlers.ts';
import { personById } from './people/people.queries.ts';
import { preferencesHandlers } from './preferences/preferences.handlers.ts';
import { preferencesOf } from './preferences/preferences.queries.ts';
import { createPresence } from './presence/presence.ts';
import { profilesHandlers } from './profiles/profiles.handlers.ts';
import { profileById, profilesIn } from './profiles/profiles.queries.ts';
import { readingHandlers } from './reading/reading.handlers.ts';
import { resetsHandlers } from './resets/resets.handlers.ts';
import { rolesHandlers } from './roles/roles.handlers.ts';
import { roleOf } from './roles/roles.queries.ts';
import { roomsHandlers } from './rooms/rooms.handlers.ts';
import { roomById, summariesOf } from './rooms/rooms.queries.ts';
import { createSeen } from './seen/seen.ts';
import { typingHandlers } from './typing/typing.handlers.ts';

/** Entries in the snapshot of a room: about two screens. */
const FIRST_PAGE = 60;

export interface ServerFeatures {
  readonly handlers: Handlers;
  readonly room: RoomParts;
  readonly person: PersonParts;
  close(): void;
}

/**
 * Every feature's part in the server, by a clock that tests decide; what lives in the moment looks things up in `lookups`. A command or a snapshot's part that is
 * missing here does not compile.
 */
export function createFeatures(live: Live, lookups: Lookups, now: Clock, ways: WaysIn, logger: Logger): ServerFeatures {
  const presence = createPresence(live);
  const seen = createSeen(live, lookups, logger);
  return {
    handlers: {
      ...peopleHandlers,
      ...profilesHandlers,
      ...preferencesHandlers,
      ...dndHandlers,
      ...avatarsHandlers,
      ...roomsHandlers,
      ...messagesHandlers,
      ...readingHandlers,
      ...noticesHandlers,
      ...typingHandlers(live),
      ...presence.handlers,
      ...invitesHandlers(now),
      ...resetsHandlers,
      ...rolesHandlers,
      ...deactivationsHandlers(ways),
      ...blockingHandlers,
      ...seen.handlers,
    },
    room: {
      rooms: roomById,
      members: membersOf,
      profiles: (db, roomId) => profilesIn(db, roomId, now()),
      messages: (db, roomId) => timelinePage(db, roomId, { limit: FIRST_PAGE }),
      presence: (_db, roomId) => Promise.resolve(presence.of(roomId)),
    },
    person: {
      people: async (db, personId) => ({ person: await personById(db, personId) }),
      profiles: (db, personId) => profileById(db, personId, now()),
      preferences: preferencesOf,
      rooms: summariesOf,
      notices: noticesOf,
      roles: roleOf,
      blocking: blockedBy,
    },
    close() {
      presence.close();
      seen.close();
    },
  };
}
