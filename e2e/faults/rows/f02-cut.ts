import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

export const cut: Row = {
  name: 'F2',
  title: 'connections reset, of some or of all',
  where: 'network',
  async run({ devices, history, random, calm }, { scale }) {
    for (let round = 0; round < 20 * scale; round += 1) {
      const all = random.chance(0.2);
      for (const { proxy } of devices) if (all || random.chance(0.15)) proxy.cut();
      history.fault('F2');
      calm();
      await pause(100 + random.below(500));
    }
  },
};
