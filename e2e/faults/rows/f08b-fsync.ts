import { startWorkload } from '../arena/workload.ts';
import { pause } from '../harness/pause.ts';
import { nothingGivenUp } from '../checks/sent.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';
import { injecting } from './strace.ts';

const options = {
  name: 'F8b',
  within: 5_000,
  people: 6,
  tabs: 1,
  rooms: [{ name: 'failing', member: () => true }],
  expected: /SQLITE_IOERR|disk I\/O|commit group failed|cannot go on|cannot start|can’t start|draining|closing failed/u,
};
/** Where the machine is slow, so many writes take their time. */
const endsWithin = 30_000;

export const fsyncFails: Row = {
  name: 'F8b',
  title: 'fsync says EIO: once, and from then on',
  where: 'own',
  needsStrace: true,
  async run(report, random, { scale }) {
    await withArena(report, { ...options, random }, async ({ server, devices, rooms, history, calm }) => {
      const work = startWorkload({ devices, rooms, weights: [1], history, random, rate: 100, restless: null });
      for (let round = 0; round < 2 * Math.ceil(scale); round += 1) {
        await server.end('SIGTERM');
        const nth = 20 + random.below(60);
        const under = injecting('fsync,fdatasync', `error=EIO:when=${nth}${round % 2 === 0 ? '' : '+'}`);
        const started = await server.begin({ under }).then(
          () => true,
          () => false,
        );
        const exit = await Promise.race([server.exit, pause(endsWithin)]);
        history.fault('F8b');
        if (exit === undefined) history.violations.add('row', `F8b: the server went on for ${endsWithin} ms after fsync ${nth} failed`);
        else if (exit.code === 0) history.violations.add('row', `F8b: the server left with 0 after fsync ${nth} failed`);
        if (started) history.saw('retry after a storage error');
        await server.end('SIGKILL');
        await server.begin({});
        calm();
        await pause(300);
      }
      work.stop();
      return async () => {
        await work.answered();
        const written = devices.map(({ number, sends }) => ({ device: number, sends: sends.all }));
        history.violations.addAll(nothingGivenUp(written, 'F8b'));
      };
    });
  },
};
