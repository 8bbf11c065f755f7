import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

const hour = 3_600_000;
const year = 8_766 * hour;

export const clock: Row = {
  name: 'F12',
  title: 'wrong clocks: the server’s by an hour, devices’ by a year',
  where: 'server',
  async run({ server, control, devices, history, random, calm }, { scale }) {
    for (let round = 0; round < Math.ceil(scale); round += 1) {
      for (const device of devices) if (random.chance(0.3)) device.clock.shift(random.chance(0.5) ? year : -year);
      for (const offset of [hour, -hour, 0]) {
        control.set(server, { clock: offset });
        history.fault('F12');
        await pause(400 + random.below(400));
      }
      for (const device of devices) device.clock.shift(0);
      calm();
    }
    const refused = devices.filter((device) => device.status() === 'refused');
    for (const { who } of refused) history.violations.add('row', `F12: ${who} lost its session to a wrong clock`);
  },
};
