import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk, filesOf, replaceFiles, replay, tracing } from '../arena/power-cut.ts';
import { startWorkload } from '../arena/workload.ts';
import { pause } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

// What waits when the power is back is worked off in time by a slow machine, too.
const options = { name: 'F8c', within: 5_000, people: 4, tabs: 1, pendingMost: 15, rooms: [{ name: 'in the dark', member: () => true }] };

export const powerLoss: Row = {
  name: 'F8c',
  title: 'the power goes: what was not synced is gone, or there in part',
  where: 'own',
  needsStrace: true,
  async run(report, random, { scale }) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-power-'));
    const trace = join(folder, 'trace');
    try {
      await withArena(report, { ...options, random }, async ({ server, devices, rooms, history, calm }) => {
        const work = startWorkload({ devices, rooms, weights: [1], history, random, rate: 200, restless: null });
        await server.end('SIGKILL');
        for (let round = 0; round < Math.ceil(2 * scale); round += 1) {
          const disk = new Disk(filesOf(server.folder));
          await server.begin({ under: tracing(trace) });
          for (const { client } of devices) client.retryNow();
          await pause(200 + random.below(800));
          await server.end('SIGKILL');
          await replay(trace, disk);
          replaceFiles(server.folder, disk.cutPower(random, round % 2 === 0 ? 0 : 0.5));
          history.fault('F8c');
        }
        await server.begin({});
        for (const { client } of devices) client.retryNow();
        calm();
        work.stop();
        return work.answered;
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
