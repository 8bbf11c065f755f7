import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

export const ackLost: Row = {
  name: 'F4',
  title: 'what the server answers is lost, then the connection, or the device ends',
  where: 'network',
  async run({ devices, history, random, calm }, { scale }) {
    for (let round = 0; round < 10 * scale; round += 1) {
      const struck = Array.from({ length: 3 }, () => random.pick(devices));
      for (const { proxy } of struck) proxy.lose('down');
      await pause(30 + random.below(200));
      // Who comes back by a sync hears of its message there; who begins anew sends it again.
      for (const device of struck) {
        if (random.chance(0.5)) device.proxy.cut();
        else await device.restart();
      }
      history.fault('F4');
      calm();
      await pause(50 + random.below(200));
    }
  },
};
