import { avatarsKept } from './avatars/avatars.kept.ts';
import { blockingKept } from './blocking/blocking.kept.ts';
import { deactivationsKept } from './deactivations/deactivations.kept.ts';
import { departuresKept } from './departures/departures.kept.ts';
import { exportsKept } from './exports/exports.kept.ts';
import { filesKept } from './files/files.kept.ts';
import { invitesKept } from './invites/invites.kept.ts';
import { membersKept } from './members/members.kept.ts';
import { messagesKept } from './messages/messages.kept.ts';
import { noticesKept } from './notices/notices.kept.ts';
import { peopleKept } from './people/people.kept.ts';
import { preferencesKept } from './preferences/preferences.kept.ts';
import { profilesKept } from './profiles/profiles.kept.ts';
import { resetsKept } from './resets/resets.kept.ts';
import { roomsKept } from './rooms/rooms.kept.ts';

const all = [
  peopleKept,
  avatarsKept,
  profilesKept,
  preferencesKept,
  blockingKept,
  membersKept,
  roomsKept,
  messagesKept,
  noticesKept,
  invitesKept,
  resetsKept,
  deactivationsKept,
  departuresKept,
  filesKept,
  exportsKept,
];

/** What the features keep of people, table by table, in the order of an export. */
export const keptByFeatures = all.flatMap(({ ofPeople = [] }) => ofPeople);

/** Where what leads to files stands. */
export const fileColumns = all.flatMap(({ files = [] }) => files);

/** Their tables that keep nothing of anybody. */
export const notOfPeople = Object.fromEntries(all.flatMap(({ ofNobody = {} }) => Object.entries(ofNobody)));
