import type { AccountSession } from '@parley/shared/accounts.ts';
import type { LinkedProvider, Provider } from '@parley/shared/oidc-requests.ts';
import type { Passkey } from '@parley/shared/passkeys.ts';
import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { Room, RoomListing } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { RoomLine } from '../features/rooms/room-line.ts';

const now = Date.now();
const hour = 3_600_000;

const names = [
  'Maya Okafor',
  'Elena Vasquez',
  'Jonas Lindqvist',
  'Priya Raman',
  'Noor Haddad',
  '高橋 ゆき',
  'Tomás Rivera',
  'Sam Whitfield',
  'Kofi Mensah',
];
const states: readonly PresenceState[] = ['online', 'online', 'online', 'online', 'away'];

export const members: readonly Member[] = names.map((name, i) => ({
  id: `person-${i}` as PersonId,
  name,
  role: i === 0 ? 'owner' : 'member',
  joinedAt: 0,
}));
export const crowd: readonly Member[] = Array.from({ length: 1204 }, (_, i) => ({
  id: `c${i}` as PersonId,
  name: `Guest ${i + 1}`,
  role: 'member',
  joinedAt: 0,
}));
export const presence: Readonly<Record<string, PresenceState>> = Object.fromEntries(
  members.flatMap(({ id }, i) => (states[i] === undefined ? [] : [[id, states[i]]])),
);
export const statuses = {
  'person-1': { emoji: '🎧', text: 'Heads down', until: null },
  'person-3': { emoji: '🌴', text: 'On holiday', until: now + 40 * hour },
};
export const me = { id: 'person-1' as PersonId, name: 'Elena Vasquez' };

function room(name: string, rest: Partial<Room> = {}): Room {
  return {
    id: `room-${name}` as RoomId,
    slug: name,
    name,
    topic: '',
    icon: '',
    createdBy: null,
    createdAt: now - 200 * hour,
    archivedAt: null,
    lobby: false,
    ...rest,
  };
}

export const design = room('design', {
  topic: 'Interface, tokens and copy. Crits on Thursdays at 16:30, bring something unfinished.',
  createdBy: 'person-0' as PersonId,
});

function line(of: Room, hoursAgo: number, author: string, text: string, rest: Partial<RoomLine> = {}): RoomLine {
  return { room: of, unread: 0, draft: '', unsent: '', last: { author, text, at: now - hoursAgo * hour }, ...rest };
}

export const lines: readonly RoomLine[] = [
  line(room('lobby', { lobby: true, icon: '👋', topic: 'Everybody comes here first.' }), 0.2, 'Sam', 'Good morning, all'),
  line(design, 0.1, 'Priya', 'could you check the contrast on the mention row?'),
  line(room('launch-week', { topic: 'Everything for the 1st' }), 0.3, 'Kofi', 'the date is final', { unread: 2 }),
  line(room('announcements', { icon: '📣' }), 2, 'Maya', 'Server moves to the new box on Friday', { unread: 1 }),
  line(room('frontend'), 3, 'Jonas', 'prepend without a jump', { draft: 'the virtual list keeps its place when' }),
  line(room('backend'), 3.5, 'Deploys', 'api 2.4.1 is live', { unread: 114 }),
  line(room('research', { icon: '🔬' }), 5, 'Inês', 'Five interviews booked for Tuesday'),
  line(room('a-room-with-quite-a-long-name-that-will-not-fit'), 30, 'Noor', 'شكرًا! سأراجعها مساءً'),
  line(room('planning', { topic: 'Quarterly plans' }), 60, 'Sam', 'Edited “On-call”'),
  line(room('random', { icon: '☕' }), 90, 'Tomás', 'That is a very round cat'),
  { room: room('empty-one', { topic: 'Nobody has said anything yet' }), unread: 0, draft: '', unsent: '', last: null },
  line(room('launch-2025', { archivedAt: now }), 4000, 'Maya', 'And that was that'),
];

export const listings: readonly RoomListing[] = lines.map((entry, i) => ({
  room: entry.room,
  members: 1 + ((i * 37) % 50),
  joined: i < 4,
  lastAt: entry.last?.at ?? null,
}));

export const sessions: readonly AccountSession[] = [
  { id: 's1', device: 'Firefox on Linux', createdAt: now - 400 * hour, usedAt: now, current: true },
  { id: 's2', device: 'Safari on iPhone', createdAt: now - 300 * hour, usedAt: now - 24 * hour, current: false },
  { id: 's3', device: null, createdAt: now - 900 * hour, usedAt: now - 700 * hour, current: false },
];

const keptAt = { site: 'chat.example.com', createdAt: now - 900 * hour };

export const passkeys: readonly Passkey[] = [
  { ...keptAt, id: 'k1', name: 'iCloud Keychain', usedAt: now - 24 * hour },
  { ...keptAt, id: 'k2', name: 'Firefox on Linux', usedAt: null },
  { ...keptAt, id: 'k3', name: null, site: 'old.example.com', usedAt: now - 800 * hour },
];

export const providers: readonly Provider[] = [
  { id: 'company', name: 'Company' },
  { id: 'forge', name: 'Forge' },
];

export const linked: readonly LinkedProvider[] = [
  { id: 'l1', name: 'Company', label: 'maya@example.com', createdAt: now - 900 * hour, usedAt: now, removable: true },
  { id: 'l2', name: null, label: null, createdAt: now - 2000 * hour, usedAt: now - 1500 * hour, removable: true },
];
