import { until } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

/** A dead connection is found by the missing heartbeat at the latest, in ms. */
const foundWithin = 30_000;

export const halfOpen: Row = {
  name: 'F5',
  title: 'connections that are dead and do not say so, then one message',
  where: 'own',
  async run(report, random, { scale }) {
    const options = { name: 'F5', within: foundWithin, random, people: 10, tabs: 1, rooms: [{ name: 'quiet', member: () => true }] };
    await withArena(report, options, async ({ devices, history, rooms: [room], keeper, calm }) => {
      if (room === undefined) return;
      for (let round = 0; round < Math.ceil(scale); round += 1) {
        for (const { proxy } of devices) proxy.halfOpen();
        history.fault('F5', devices.length);
        calm();
        const from = performance.now();
        const id = `0000fffe-0000-7000-8000-${round.toString(16).padStart(12, '0')}`;
        const { seq } = await keeper.ask('message:send', { id, roomId: room, body: `keeper ${round}` });
        // What is written on a dead connection goes out on the next one.
        for (const device of devices) device.post(room, 0, 20);
        // Some wake from a sleep and look at once; the others sit there.
        for (const { client } of devices) if (random.chance(0.4)) client.retryNow();
        const there = await until(
          () => devices.every((device) => device.pending() === 0 && (device.replica.at.get(room) ?? 0) >= seq + devices.length),
          foundWithin + 5_000,
        );
        const took = Math.round(performance.now() - from);
        if (!there || took > foundWithin) history.violations.add('I11', `F5: a dead connection was not found and mended within ${took} ms`);
      }
    });
  },
};
