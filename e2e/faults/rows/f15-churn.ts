import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Arena } from '../arena/arena.ts';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** Changes of membership a second. */
const rate = 10;
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
      const leaves = device.replica.view.list.has(room);
      // Now and then the person's other tab is offline meanwhile, and learns of it when it comes back.
      const other = count % 5 === 0 ? devices.find((each) => each.guest === device.guest && each !== device) : undefined;
      other?.proxy.down();
      const written = leaves ? write(arena, room) : null;
      await pause(around / 2);
      const answer = device.client.send(leaves ? 'room:leave' : 'room:join', { roomId: room }, 60_000);
      going.push(answer, written);
      if (other !== undefined) {
        await Promise.race([answer, pause(1_000)]);
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

/** The keeper writes in a room: past every fault of the network. */
async function write({ keeper }: Arena, room: RoomId): Promise<void> {
  const said: Promise<unknown>[] = [];
  for (let count = 0; count < around; count += 1) {
    said.push(keeper.ask('message:send', { id: uuidv7(), roomId: room, body: 'while somebody leaves' }));
    await pause(1);
  }
  await Promise.all(said);
}
