import { mostBack } from '../harness/most-back.ts';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** Longest that leaving may take, in ms. */
const leavesWithin = 30_000;

export const deploy: Row = {
  name: 'F19',
  title: 'a new version in full work: SIGTERM, and the next process',
  where: 'server',
  async run({ server, devices, history, random, calm }, { scale }) {
    for (let count = 0; count < 2 * scale; count += 1) {
      const from = performance.now();
      const { code, signal } = await server.end('SIGTERM');
      const took = performance.now() - from;
      if (code !== 0 || took > leavesWithin)
        history.violations.add('row', `F19: the server left with ${signal ?? code} after ${Math.round(took)} ms`);
      await server.begin();
      history.fault('F19');
      calm();
      await mostBack(devices);
      await pause(random.below(500));
    }
  },
};
