import { mostBack } from '../harness/most-back.ts';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

export const kill: Row = {
  name: 'F1',
  title: 'kill -9 and a restart',
  where: 'server',
  async run({ server, devices, history, random, calm }, { scale }) {
    for (let count = 0; count < 10 * scale; count += 1) {
      await server.end('SIGKILL');
      await pause(50 + random.below(300));
      await server.begin();
      history.fault('F1');
      calm();
      await mostBack(devices);
      await pause(random.below(500));
    }
  },
};
