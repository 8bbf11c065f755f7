import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** Changes of membership a second. */
const rate = 10;

export const churn: Row = {
  name: 'F15',
  title: 'people leave and join while everybody writes',
  where: 'network',
  async run({ devices, churning, history, random, calm, going }, { scale }) {
    for (let count = 0; count < 50 * scale; count += 1) {
      const device = random.pick(devices);
      const room = random.pick(churning);
      const command = device.replica.view.list.has(room) ? 'room:leave' : 'room:join';
      // Now and then the person's other tab is offline meanwhile, and learns of it when it comes back.
      const other = count % 5 === 0 ? devices.find((each) => each.guest === device.guest && each !== device) : undefined;
      other?.proxy.down();
      const answer = device.client.send(command, { roomId: room }, 60_000);
      going.push(answer);
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
