import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Arena } from '../arena/arena.ts';
import type { Device } from '../arena/device.ts';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** Changes of membership a second. */
const rate = 10;
const patience = 60_000;
/** What the keeper writes around a leave, one a millisecond, so that it falls into the middle of a broadcast. */
const around = 20;

export const churn: Row = {
  name: 'F15',
  title: 'people leave and join while everybody writes',
  where: 'network',
  async run(arena, { scale }) {
    const { devices, churning, history, random, calm, going } = arena;
    for (let count = 0; count < 50 * scale; count += 1) {
      const device = random.pick(devices);
      const room = random.pick(churning);
      // Now and then the person's other tab is offline meanwhile, and learns of it when it comes back.
      const other = count % 5 === 0 ? devices.find((each) => each.guest === device.guest && each !== device) : undefined;
      other?.proxy.down();
      const changed = device.replica.view.list.has(room) ? leave(arena, device, room) : device.client.send('room:join', { roomId: room }, patience);
      going.push(changed);
      if (other !== undefined) {
        await Promise.race([changed, pause(1_000)]);
        other.proxy.up();
        other.client.retryNow();
      }
      history.fault('F15');
      await pause(random.below(2_000 / rate));
    }
    // A device that a fault has cut off asks when it is back: nobody waits for that here.
    calm();
  },
};

/** Leaves from the device, or past it, so that it hears of it by the log alone; while the keeper writes, past every fault of the network. */
async function leave({ keeper, random }: Arena, { client, guest }: Device, room: RoomId): Promise<void> {
  const here = random.chance(0.5);
  // Their other device may have left meanwhile, and this one not know.
  await guest.ask('room:join', { roomId: room });
  const going: Promise<unknown>[] = [];
  for (let count = 0; count < around; count += 1) {
    going.push(keeper.ask('message:send', { id: uuidv7(), roomId: room, body: 'while somebody leaves' }));
    if (count === around / 2) going.push(here ? client.send('room:leave', { roomId: room }, patience) : guest.ask('room:leave', { roomId: room }));
    await pause(1);
  }
  await Promise.all(going);
}
