import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** Changes of membership a second. */
const rate = 10;

export const churn: Row = {
  name: 'F15',
  title: 'people leave and join while everybody writes',
  where: 'network',
  async run({ devices, churning, history, random, calm }, { scale }) {
    const going: Promise<unknown>[] = [];
    for (let count = 0; count < 50 * scale; count += 1) {
      const device = random.pick(devices);
      const room = random.pick(churning);
      const mine = device.replica.view.list.has(room);
      going.push(device.client.send(mine ? 'room:leave' : 'room:join', { roomId: room }, 60_000));
      history.fault('F15');
      await pause(random.below(2_000 / rate));
    }
    await Promise.all(going);
    calm();
  },
};
