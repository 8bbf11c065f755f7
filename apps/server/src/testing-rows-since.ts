import { older, type OlderRow } from './testing-older.ts';

const { maya, gus, nora, garden } = older;
const at = 1_795_900_000_000;

/** What is kept in the tables and columns of each migration since, by its name. */
export const rowsSince: Readonly<Record<string, readonly OlderRow[]>> = {
  '0004-invites': [
    {
      table: 'invites',
      row: { id: 'i1', token_hash: 'h1', role: 'member', made_by: maya, created_at: at, expires_at: null, revoked_at: null, uses: 5, used: 1 },
    },
    { table: 'invite_rooms', row: { invite_id: 'i1', room_id: garden } },
    { table: 'invite_uses', row: { invite_id: 'i1', person_id: gus, at } },
  ],
  '0005-passkeys': [
    {
      table: 'passkeys',
      row: {
        id: 'p1',
        person_id: maya,
        public_key: 'key',
        counter: 7,
        transports: 'internal hybrid',
        name: 'Phone',
        site: 'localhost',
        created_at: at,
        used_at: at,
      },
    },
    { table: 'spent_challenges', row: { challenge: 'c1', expires_at: at } },
  ],
  '0006-profiles': [
    {
      table: 'profiles',
      row: { person_id: maya, pronouns: 'she/her', time_zone: 'Europe/Berlin', status_emoji: '🌴', status_text: 'On holiday', status_until: at },
    },
  ],
  '0007-second-factor': [
    { table: 'second_factors', row: { person_id: maya, secret: 'sealed', since: at, last_step: 59_863_333 } },
    { table: 'backup_codes', row: { person_id: maya, hash: 'b1' } },
    { table: 'backup_codes', row: { person_id: maya, hash: 'b2' } },
  ],
  '0008-mail': [
    {
      table: 'reset_links',
      row: {
        id: 'r1',
        token_hash: 'h2',
        person_id: maya,
        made_by: null,
        way: 'machine',
        created_at: at,
        expires_at: at + 1,
        used_at: null,
        ended_at: at,
      },
    },
    {
      table: 'mail_addresses',
      row: { person_id: maya, address: 'Maya@example.com', address_key: 'maya@example.com', confirmed_at: at },
    },
    { table: 'address_links', row: { person_id: maya, token_hash: 'h3', address: 'maya@example.org', expires_at: at } },
  ],
  '0009-oidc': [
    {
      table: 'identities',
      row: {
        id: 'o1',
        issuer: 'https://login.example.com',
        subject: 'maya-1',
        person_id: maya,
        label: 'maya@example.com',
        created_at: at,
        used_at: at,
      },
    },
  ],
  '0010-preferences': [
    { table: 'preferences', row: { person_id: gus, name: 'theme', value: '"dark"' } },
    { table: 'profiles', row: { person_id: gus, pronouns: '', dnd_until: at, dnd_ended: at - 1, dnd_schedule: '{"from":"22:00","to":"07:00"}' } },
  ],
  '0011-blocking': [{ table: 'blocks', row: { person_id: gus, blocked_id: nora, name: 'Nora', at, event_seq: 7 } }],
  '0012-avatars': [
    { table: 'files', row: { hash: 'f1', bytes: 1_000, at } },
    { table: 'files', row: { hash: 'f2', bytes: 9_000, at } },
    { table: 'avatars', row: { id: 'a1', person_id: nora, small: 'f1', large: 'f2', unused_since: null } },
    { table: 'profiles', row: { person_id: nora, avatar: 'a1' } },
  ],
  '0013-leaving': [
    { table: 'deactivations', row: { person_id: nora, by_id: nora, at } },
    { table: 'departures', row: { person_id: nora, erased: 1, names: '["Nora"]', at, scrubbed_at: null } },
  ],
  '0014-device-links': [{ table: 'device_links', row: { person_id: maya, token_hash: 'h4', session_id: 's1', expires_at: at } }],
  '0016-session-proofs': [{ table: 'session_proofs', row: { session_id: 's1', person_id: maya, at } }],
  '0017-first-places': [
    {
      table: 'members',
      row: { room_id: garden, person_id: nora, role: 'member', joined_seq: 9, joined_at: at, left_seq: null, read_ord: 0, first_seq: 5 },
    },
  ],
  '0018-raised-sessions': [{ table: 'ended_sessions', row: { token_hash: 'h5', person_id: maya, at, raised: 1 } }],
};
