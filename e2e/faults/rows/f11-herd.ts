import { until } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

const backWithin = 30_000;

export const herd: Row = {
  name: 'F11',
  title: 'a herd: everybody comes back at once',
  where: 'own',
  async run(report, random, { scale }) {
    const people = scale > 1 ? 40 : 20;
    const options = {
      name: 'F11',
      within: backWithin,
      emptied: true,
      random,
      people,
      tabs: 10,
      rooms: ['one', 'two', 'three'].map((name) => ({ name, member: () => true })),
    };
    await withArena(report, options, async ({ server, devices, history, calm }) => {
      for (let round = 0; round < Math.ceil(scale); round += 1) {
        await server.end(random.chance(0.5) ? 'SIGTERM' : 'SIGKILL');
        await server.begin();
        calm();
        const from = performance.now();
        for (const { client } of devices) client.retryNow();
        const back = await until(() => devices.every((device) => device.status() === 'online'), backWithin);
        if (!back) history.violations.add('row', `F11: not all of ${devices.length} were back within ${Math.round(performance.now() - from)} ms`);
        history.fault('F11');
      }
    });
  },
};
