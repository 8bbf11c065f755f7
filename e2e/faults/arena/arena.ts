import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Random } from '../../convergence/random.ts';
import { until } from '../harness/pause.ts';
import type { History } from '../history/history.ts';
import type { Control, Held } from './control.ts';
import { createDevice, type Device } from './device.ts';
import { enter, type Guest } from './guest.ts';
import { Proxy } from './proxy.ts';
import { type Launch, ServerProcess } from './server-process.ts';

export interface ArenaOptions {
  readonly history: History;
  readonly random: Random;
  readonly people: number;
  /** Devices of each person. */
  readonly tabs: number;
  readonly rooms: readonly RoomPlan[];
  /** How many messages may wait on a device before nobody writes more there. */
  readonly pendingMost?: number;
  readonly control: Control;
  readonly launch?: Launch;
}

export interface RoomPlan {
  readonly name: string;
  /** Whether the person with this number is in it. */
  readonly member: (person: number) => boolean;
  /** People leave and join it all the time. */
  readonly churns?: boolean;
  /** The number of the person who makes it; without one, the keeper does. */
  readonly owner?: number;
}

/** A server, a keeper who is in every room and never disturbed, and people's devices, each behind a proxy of its own. */
export interface Arena {
  readonly history: History;
  readonly random: Random;
  readonly server: ServerProcess;
  readonly keeper: Guest;
  readonly guests: readonly Guest[];
  readonly devices: readonly Device[];
  readonly rooms: readonly RoomId[];
  /** Those that people leave and join. */
  readonly churning: readonly RoomId[];
  readonly control: Control;
  /** When the last fault ended, by the harness's clock. */
  calmSince(): number;
  /** A fault ended just now. `kept`: for so long (ms) it had kept messages from being sent. */
  calm(kept?: number): void;
  /** How long the last fault had kept some device away, or messages from being sent, when it ended, in ms. */
  kept(): number;
  /** What is to be waited for before the last look. */
  readonly going: Promise<unknown>[];
  /** What the server held before anybody came; null where the system does not tell. */
  readonly before: Held | null;
  /** Everybody goes. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function createArena({
  history,
  random,
  people,
  tabs,
  rooms: plans,
  pendingMost,
  control,
  launch = control.launch,
}: ArenaOptions): Promise<Arena> {
  const server = await ServerProcess.start(launch);
  const before = await control.held(server);
  const url = (): string => server.url;
  const keeper = await enter(url, 'Keeper');
  const guests = await Promise.all(Array.from({ length: people }, (_, index) => enter(url, `Person ${index}`)));
  const rooms: RoomId[] = [];
  for (const { name, member, owner } of plans) {
    const roomId = uuidv7() as RoomId;
    await (guests[owner ?? -1] ?? keeper).ask('room:create', { roomId, name, topic: '', icon: '' });
    await keeper.ask('room:join', { roomId });
    await Promise.all(guests.filter((_, index) => member(index)).map((guest) => guest.ask('room:join', { roomId })));
    rooms.push(roomId);
  }
  const devices = await Promise.all(
    guests.flatMap((guest, index) =>
      Array.from({ length: tabs }, async (_, tab) => {
        const proxy = await Proxy.start(() => server.port, random.next);
        return createDevice({ number: index * tabs + tab + 1, guest, proxy, history, random, pendingMost });
      }),
    ),
  );
  for (const device of devices) device.client.connect();
  const ready = await until(() => devices.every((device) => device.status() === 'online' && device.replica.loaded()), 30_000);
  if (!ready) throw new Error('The devices did not come online within 30 s.');
  let calmSince = performance.now();
  let kept = 0;
  let gone = false;
  async function leave(): Promise<void> {
    if (gone) return;
    gone = true;
    for (const device of devices) device.client.close();
    await Promise.all(devices.map(({ proxy }) => proxy.stop()));
  }

  return {
    history,
    random,
    server,
    keeper,
    guests,
    devices,
    rooms,
    churning: rooms.filter((_, index) => plans[index]?.churns === true),
    control,
    calmSince: () => calmSince,
    calm(messages = 0) {
      calmSince = performance.now();
      kept = Math.max(messages, ...devices.map((device) => device.awayAt(calmSince)));
    },
    kept: () => kept,
    going: [],
    before,
    leave,
    async close() {
      await leave();
      await server.remove();
    },
  };
}
