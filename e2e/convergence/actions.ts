import { type PreferenceName, preferenceChoices } from '@parley/shared/features/preferences.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import type { Device } from './device.ts';
import type { Random } from './random.ts';

/** What a device may do, how often compared to the rest, and how. Returns what to wait for before all is said and done. */
interface Kind {
  readonly weight: number;
  act(device: Device, room: RoomId, random: Random): unknown;
}

/** As long as the test lasts: what is asked while the network is cut is asked again when it is back. */
const patience = 60_000;
let sentences = 0;

function mine(device: Device): readonly RoomId[] {
  return Object.keys(device.chat.state().rooms.byId) as RoomId[];
}

const kinds: Readonly<Record<string, Kind>> = {
  send: {
    weight: 40,
    async act(device, _room, random) {
      // People write where they read.
      if (device.held.size === 0) return;
      const room = random.pick([...device.held]);
      sentences += 1;
      // Asked first, noted in the order in which it was asked: the ids come later.
      const order = device.written.get(room) ?? [];
      device.written.set(room, order);
      const { id } = await device.client.post(room, `${device.name} says ${sentences}`);
      order.push(id);
    },
  },
  join: { weight: 12, act: (device, room) => device.client.send('room:join', { roomId: room }, patience) },
  leave: {
    weight: 5,
    act: (device, room) => (mine(device).includes(room) ? device.client.send('room:leave', { roomId: room }, patience) : undefined),
  },
  open: {
    weight: 14,
    act(device, room) {
      if (!mine(device).includes(room)) return;
      device.held.add(room);
      void device.client.open(room).then((there) => there || device.held.delete(room));
    },
  },
  release: {
    weight: 3,
    act(device, room) {
      if (!device.held.delete(room)) return;
      device.client.release(room);
      device.chat.note('room:released', { roomId: room });
    },
  },
  rename: {
    weight: 2,
    act: (device, _room, random) => device.client.send('person:rename', { name: `${device.guest.person.name} ${random.below(1_000)}` }, patience),
  },
  describe: {
    weight: 3,
    act: (device, _room, random) =>
      device.client.send(
        'person:describe',
        { pronouns: random.pick(['', 'she/her', 'they/them']), timeZone: random.pick(['', 'Asia/Tokyo']) },
        patience,
      ),
  },
  status: {
    weight: 3,
    act(device, _room, random) {
      const until = random.pick([null, Date.now() + 1_000 + random.below(20_000), Date.now() + 3_600_000]);
      const status = random.chance(0.3) ? null : { emoji: '🌴', text: `Status ${random.below(1_000)}`, until };
      return device.client.send('person:status', { status }, patience);
    },
  },
  dnd: {
    weight: 3,
    act: (device, _room, random) =>
      random.chance(0.5)
        ? device.client.send('dnd:until', { until: random.pick([null, Date.now() + 1_000 + random.below(20_000), Date.now() + 3_600_000]) }, patience)
        : device.client.send(
            'dnd:schedule',
            { schedule: random.pick([null, { days: [1, 2, 7], from: 0, to: random.below(1_440) }]), timeZone: 'Asia/Tokyo' },
            patience,
          ),
  },
  prefer: {
    weight: 8,
    act(device, _room, random) {
      const names = (Object.keys(preferenceChoices) as PreferenceName[]).filter(() => random.chance(0.3));
      device.preferring.choose(Object.fromEntries(names.map((name) => [name, random.pick(preferenceChoices[name])])));
    },
  },
  read: {
    weight: 10,
    act(device, room, random) {
      const there = device.chat.state().rooms.byId[room];
      return there && device.client.send('read:mark', { roomId: room, ord: random.below(there.ord + 2), back: random.below(2) === 0 }, patience);
    },
  },
  type: { weight: 4, act: (device, room, random) => device.client.tell('typing:set', { roomId: room, typing: random.chance(0.7) }) },
  cut: { weight: 4, act: (device) => device.cut() },
  mend: {
    weight: 10,
    act(device) {
      if (device.isCut()) device.mend();
    },
  },
};

const drawn = Object.values(kinds).flatMap((kind) => Array.from({ length: kind.weight }, () => kind));

export function drawAction(random: Random): Kind['act'] {
  return random.pick(drawn).act;
}
