import type { Device } from '../arena/device.ts';
import { pause, until } from '../harness/pause.ts';
import type { History } from '../history/history.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

/** A dead connection is found by the missing heartbeat at the latest, in ms. */
const foundWithin = 30_000;

/** A device that is asked after knows after three seconds that its connection is dead (CONN4), and then has the time that everybody has, in ms. */
const inStepWithin = 3_000 + 5_000;
/** A network on which each step of coming back takes long enough for a fault in the middle of it. */
const late = { delay: 250, jitter: 0, rate: Infinity };

/** The lid is closed while a device begins, and opened at once: before it is connected, or before its first sync is answered. */
async function lidClosed(device: Device, during: 'connecting' | 'opened', history: History): Promise<void> {
  const from = performance.now();
  device.proxy.slow(late);
  await device.restart();
  if (during === 'connecting') await pause(late.delay / 2);
  else await until(() => device.stepsSince(from).includes('opened'), 10_000, 5);
  device.proxy.halfOpen();
  device.proxy.slow(null);
  device.client.retryNow();
  history.fault('F5');
  const asked = performance.now();
  await until(() => device.status() === 'online', 15_000);
  const took = Math.round(performance.now() - asked);
  if (took > inStepWithin)
    history.violations.add('I11', `F5: ${device.who} died while it was ${during} and was in step ${took} ms after it was asked after`);
}

export const halfOpen: Row = {
  name: 'F5',
  title: 'connections that are dead and do not say so, then one message',
  where: 'own',
  async run(report, random, { scale }) {
    const options = { name: 'F5', within: foundWithin, random, people: 10, tabs: 1, rooms: [{ name: 'quiet', member: () => true }] };
    await withArena(report, options, async ({ devices, history, rooms: [room], keeper, calm }) => {
      if (room === undefined) return;
      await Promise.all(devices.slice(0, 6).map((device, index) => lidClosed(device, index % 2 === 0 ? 'connecting' : 'opened', history)));
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
