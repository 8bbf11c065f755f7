import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startWorkload } from '../arena/workload.ts';
import { pause } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';
import { injecting } from './strace.ts';

/** Writes and syncs of one start and of the commits and checkpoints after it. */
const points = 400;
const options = {
  name: 'F1s',
  within: 5_000,
  people: 4,
  tabs: 1,
  // What waits goes one by one, on a machine that four other servers share.
  pendingMost: 8,
  rooms: [{ name: 'crashing', member: () => true }],
  expected: /./u,
};

export const crashPoints: Row = {
  name: 'F1s',
  title: 'SIGKILL at the N-th write or sync of the database',
  where: 'own',
  needsStrace: true,
  async run(report, random, { scale, alone }) {
    await withArena(report, { ...options, random }, async ({ server, devices, rooms, history, calm }) => {
      const work = startWorkload({ devices, rooms, weights: [1], history, random, rate: 200, restless: null });
      await server.end('SIGKILL');
      // By itself, every point; beside other rows some from each part of the way.
      const count = alone ? points : Math.min(points, Math.ceil(6 * scale));
      for (let index = 0; index < count; index += 1) {
        const nth = 1 + Math.floor(((index + random.next()) * points) / count);
        await server.begin({ under: injecting('pwrite64,fsync,fdatasync', `signal=SIGKILL:when=${nth}`) }).catch(() => {});
        for (const { client } of devices) client.retryNow();
        await Promise.race([server.exit, pause(4_000)]);
        await server.end('SIGKILL');
        history.fault('F1s');
        const database = new DatabaseSync(join(server.folder, 'parley.db'));
        const found = Object.values(database.prepare('pragma integrity_check').get() ?? {})[0];
        database.close();
        if (found !== 'ok') history.violations.add('I3', `F1s: after the end at write ${nth} the database says ${String(found)}`);
      }
      await server.begin({});
      for (const { client } of devices) client.retryNow();
      calm();
      work.stop();
      return work.answered;
    });
  },
};
