import { blocking } from './blocking.ts';
import { dnd } from './dnd.ts';
import { deactivations } from './deactivations.ts';
import { departures } from './departures.ts';
import { avatars } from './avatars.ts';
import { invites } from './invites.ts';
import { members } from './members.ts';
import { messages } from './messages.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { preferences } from './preferences.ts';
import { presence } from './presence.ts';
import { profiles } from './profiles.ts';
import { reading } from './reading.ts';
import { resets } from './resets.ts';
import { roles } from './roles.ts';
import { rooms } from './rooms.ts';
import { seen } from './seen.ts';
import { typing } from './typing.ts';

/** Every feature of Parley: the whole contract between server and devices is derived from this registry. */
export const features = {
  people,
  profiles,
  preferences,
  dnd,
  avatars,
  rooms,
  members,
  messages,
  reading,
  typing,
  presence,
  notices,
  invites,
  resets,
  roles,
  deactivations,
  departures,
  blocking,
  seen,
} as const;
