import { startWorkload } from '../arena/workload.ts';
import { pause, until } from '../harness/pause.ts';
import { nothingGivenUp } from '../checks/sent.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

/** Longest until messages do not fit any more, in ms. */
const fullWithin = 30_000;

const options = {
  name: 'F8a',
  within: 5_000,
  people: 6,
  tabs: 1,
  // What waits when there is space again goes one by one: a machine that four other servers share has 2.5 s for them.
  pendingMost: 6,
  rooms: [{ name: 'full', member: () => true }],
  expected: /SQLITE_FULL|disk is full|commit group failed|read-only/u,
};

export const diskFull: Row = {
  name: 'F8a',
  title: 'the disk is full, and has room again',
  where: 'own',
  async run(report, random, { scale }) {
    await withArena(report, { ...options, random }, async ({ server, control, devices, rooms, keeper, history, calm }) => {
      const [room] = rooms;
      if (room === undefined) return;
      const work = startWorkload({ devices, rooms, weights: [1], history, random, rate: 100, restless: null });
      function waits(): number {
        return devices.reduce((sum, device) => sum + device.toldToWait(), 0);
      }
      async function isReady(): Promise<boolean> {
        return (await fetch(`${server.url}/health/ready`)).ok;
      }
      for (let round = 0; round < Math.ceil(scale); round += 1) {
        const { pid } = server;
        const before = waits();
        await pause(300);
        control.set(server, { full: true });
        const full = performance.now();
        // What the file has free is used up first.
        const told = await until(() => waits() > before, fullWithin);
        if (told) history.saw('retry after a storage error');
        else history.violations.add('row', 'F8a: no message was told to wait although the disk is full');
        // What is there can still be read.
        await keeper.ask('message:page', { roomId: room, limit: 10 });
        if (!(await until(async () => !(await isReady()), 10_000, 200))) history.violations.add('row', 'F8a: ready although the disk is full');
        control.set(server, { full: false });
        history.fault('F8a');
        calm();
        if (!(await until(isReady, 10_000, 200))) history.violations.add('row', 'F8a: not ready although the disk has room again');
        if (server.pid !== pid || !server.isRunning) history.violations.add('row', 'F8a: the server did not stay up');
        calm(performance.now() - full);
      }
      work.stop();
      return async () => {
        await work.answered();
        const written = devices.map(({ number, sends }) => ({ device: number, sends: sends.all }));
        history.violations.addAll(nothingGivenUp(written, 'F8a'));
      };
    });
  },
};
