import type { RoomId } from '@parley/shared/ids.ts';
import type { Random } from '../../convergence/random.ts';
import type { History } from '../history/history.ts';
import type { Device } from './device.ts';

/** How long a command that is no message is asked again. */
const patience = 60_000;
const tick = 10;

export interface WorkloadOptions {
  readonly devices: readonly Device[];
  readonly rooms: readonly RoomId[];
  /** How often a room is written to, compared to the others. */
  readonly weights: readonly number[];
  readonly history: History;
  readonly random: Random;
  /** Messages a second, over all devices. */
  readonly rate: number;
  /** A room that changes its name and is archived now and then, by the device that owns it. */
  readonly restless: { readonly owner: Device; readonly room: RoomId } | null;
}

export interface Workload {
  /** Nobody writes any more. */
  stop(): void;
  /** Resolves when every command is answered. */
  answered(): Promise<void>;
}

/** People who write, read, type, rename and archive, at a steady rate, as a seed says. */
export function startWorkload({ devices, rooms, weights, history, random, rate, restless }: WorkloadOptions): Workload {
  const going = new Set<Promise<unknown>>();
  const drawn = rooms.flatMap((_, index) => Array.from({ length: weights[index] ?? 1 }, () => index));
  let owed = 0;
  let last = performance.now();
  let archived = false;

  function track(task: Promise<unknown>): void {
    going.add(task);
    void task.finally(() => going.delete(task));
  }

  function write(device: Device): void {
    const index = random.pick(drawn);
    const room = rooms[index] as RoomId;
    if (device.pending() < device.pendingMost && device.replica.holds(room)) device.post(room, index, random.below(180));
  }

  async function read(device: Device, room: RoomId): Promise<void> {
    const ord = device.replica.view.list.get(room)?.ord;
    if (ord === undefined) return;
    const invokedAt = performance.now();
    const ack = await device.client.send('read:mark', { roomId: room, ord }, patience);
    history.reads.push({
      person: device.guest.person.id,
      room,
      ord,
      told: ack.ok === true ? ack.value.ord : null,
      invokedAt,
      endedAt: performance.now(),
    });
  }

  async function unsettle(): Promise<void> {
    if (restless === null) return;
    const { owner, room } = restless;
    if (random.chance(0.5)) {
      const changed = { roomId: room, name: `Restless ${random.below(1_000_000)}`, topic: `topic ${random.below(1_000)}`, icon: '' };
      await owner.client.send('room:update', changed, patience);
    } else {
      archived = !archived;
      await owner.client.send(archived ? 'room:archive' : 'room:unarchive', { roomId: room }, patience);
    }
  }

  const timer = setInterval(() => {
    const now = performance.now();
    owed = Math.min(owed + ((now - last) * rate) / 1_000, rate / 4);
    last = now;
    for (; owed >= 1; owed -= 1) {
      const device = random.pick(devices);
      write(device);
      const luck = random.next();
      if (luck < 0.01) track(read(device, rooms[random.pick(drawn)] as RoomId));
      else if (luck < 0.02) device.client.tell('typing:set', { roomId: rooms[random.pick(drawn)] as RoomId, typing: random.chance(0.7) });
      else if (luck < 0.0215) track(unsettle());
    }
  }, tick);

  return {
    stop() {
      clearInterval(timer);
      if (archived && restless !== null) track(restless.owner.client.send('room:unarchive', { roomId: restless.room }, patience));
    },
    async answered() {
      await Promise.all(going);
    },
  };
}
