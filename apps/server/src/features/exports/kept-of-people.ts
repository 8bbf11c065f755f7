import type { KeptOfPeople, NotOfPeople } from '../../db/kept-of-people.ts';
import { inviteRoomsOf, roomsOf } from './exports.queries.ts';

/** What the features keep of people, table by table. */
export const keptByFeatures: readonly KeptOfPeople[] = [
  {
    name: 'person',
    table: 'people',
    whose: 'id',
    told: ['name', 'created_at', 'role'],
    withheld: ['name_key'],
    stays: 'under no name, for what refers to it',
    called: 'name',
  },
  // Before the profile, which refers to it. What it shows is a file of its own.
  { name: 'photos', table: 'avatars', whose: 'person_id', told: ['id', 'unused_since'], withheld: ['small', 'large'] },
  {
    name: 'profile',
    table: 'profiles',
    whose: 'person_id',
    told: ['pronouns', 'time_zone', 'status_emoji', 'status_text', 'status_until', 'dnd_until', 'dnd_ended', 'dnd_schedule', 'avatar'],
    withheld: [],
  },
  { name: 'preferences', table: 'preferences', whose: 'person_id', told: ['name', 'value'], withheld: [] },
  // The name is the other’s.
  { name: 'blocked', table: 'blocks', whose: 'person_id', told: ['blocked_id', 'at'], withheld: ['name', 'event_seq'] },
  // Nobody is told who has blocked them.
  {
    name: 'blockedBy',
    table: 'blocks',
    whose: 'blocked_id',
    told: [],
    withheld: ['person_id', 'name', 'at'],
    stays: 'what they wrote is still there, folded for whoever blocked them',
    called: 'name',
  },
  {
    name: 'rooms',
    table: 'members',
    whose: 'person_id',
    told: ['room_id', 'role', 'joined_at', 'read_ord', 'left_seq', 'joined_seq', 'first_seq'],
    withheld: [],
    rows: roomsOf,
    stays: 'as who has left',
  },
  {
    name: 'roomsMade',
    table: 'rooms',
    whose: 'created_by',
    told: ['id', 'created_at'],
    // Everybody’s who is in it: whoever is has its name with their rooms.
    withheld: ['slug', 'name', 'name_key', 'topic', 'topic_key', 'icon', 'archived_at', 'lobby'],
    stays: 'everybody’s who is in it',
  },
  { name: 'notices', table: 'notices', whose: 'person_id', told: ['room_id', 'text', 'at'], withheld: ['id', 'after_seq'] },
  {
    name: 'invitesMade',
    table: 'invites',
    whose: 'made_by',
    told: ['id', 'role', 'created_at', 'expires_at', 'revoked_at', 'uses', 'used'],
    withheld: ['token_hash'],
    stays: 'where somebody came by it',
  },
  {
    name: 'invitesMadeForRooms',
    table: 'invite_rooms',
    whose: 'invite_id',
    told: ['room_id'],
    withheld: [],
    rows: inviteRoomsOf,
    stays: 'with their invite',
  },
  // Who came by one’s own invites is about them.
  { name: 'invitesUsed', table: 'invite_uses', whose: 'person_id', told: ['invite_id', 'at'], withheld: [] },
  {
    name: 'linksToNewPassword',
    table: 'reset_links',
    whose: 'person_id',
    told: ['way', 'created_at', 'expires_at', 'used_at', 'ended_at'],
    withheld: ['id', 'token_hash'],
  },
  // Whom they were for is about them.
  {
    name: 'linksToNewPasswordMade',
    table: 'reset_links',
    whose: 'made_by',
    told: ['created_at', 'expires_at'],
    withheld: [],
    stays: 'it is about somebody else',
  },
  { name: 'deactivations', table: 'deactivations', whose: 'person_id', told: ['at'], withheld: [] },
  { name: 'deactivationsMade', table: 'deactivations', whose: 'by_id', told: ['at'], withheld: [], stays: 'it is about somebody else' },
];

export const notOfPeople: NotOfPeople = {
  departures: 'of those who are not here any more',
  files: 'what may lie in the data folder; what leads to it says whose it is',
  log_events: 'told by itself, event by event (told-events.ts)',
  messages: 'where each message stands; what it says is its event',
  logs: 'how far each log goes',
  room_slugs: 'a room’s',
  settings: 'the server’s',
};
