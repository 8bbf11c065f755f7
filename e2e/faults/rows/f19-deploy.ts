import { slowestOf } from '../checks/health.ts';
import { startWorkload } from '../arena/workload.ts';
import { mostBack } from '../harness/most-back.ts';
import { pause } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

/** Longest that leaving may take, in ms. */
const leavesWithin = 30_000;
/** A message that is written meanwhile is sure after this time (ms, 99 of 100); after twice as long where other rows take the machine. */
const sureWithin = 3_000;
const rooms = Array.from({ length: 4 }, (_, index) => ({ name: `deployed ${index}`, member: () => true }));
const options = { name: 'F19', within: 5_000, people: 12, tabs: 2, rooms };

export const deploy: Row = {
  name: 'F19',
  title: 'a new version in full work: SIGTERM, and the next process',
  where: 'own',
  async run(report, random, { scale, alone }) {
    await withArena(report, { ...options, random }, async (arena) => {
      const { server, devices, history, calm } = arena;
      const work = startWorkload({ devices, rooms: arena.rooms, weights: [1, 1, 1, 1], history, random, rate: 350, restless: null });
      await pause(1_000);
      const begun = performance.now();
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
        await pause(1_000 + random.below(500));
      }
      work.stop();
      return async () => {
        await work.answered();
        const p99 = slowestOf(devices.flatMap(({ sends }) => sends.all.filter(({ invokedAt }) => invokedAt >= begun)));
        report.latencies.push({ row: 'F19', p99 });
        if (p99 > sureWithin * (alone ? 1 : 2)) history.violations.add('row', `F19: a message took ${p99} ms to be shown as sent`);
      };
    });
  },
};
