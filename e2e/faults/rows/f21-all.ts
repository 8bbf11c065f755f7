import { mostBack } from '../harness/most-back.ts';
import { pause } from '../harness/pause.ts';
import type { Arena } from '../arena/arena.ts';
import type { Row } from './row.ts';

/** One fault each, begun and over within a moment. */
const faults: Readonly<Record<string, (arena: Arena) => Promise<void>>> = {
  async kill({ server, random, devices }) {
    await server.end('SIGKILL');
    await pause(50 + random.below(300));
    await server.begin();
    await mostBack(devices);
  },
  async stop({ server, random }) {
    server.pause();
    await pause(200 + random.below(800));
    server.resume();
  },
  async cut({ devices, random }) {
    for (const { proxy } of devices) if (random.chance(0.3)) proxy.cut();
  },
  async loseAcks({ devices, random }) {
    const { proxy } = random.pick(devices);
    proxy.lose(random.chance(0.7) ? 'down' : 'up');
    await pause(50 + random.below(150));
    proxy.cut();
  },
  async halfOpen({ devices, random }) {
    const { proxy, client } = random.pick(devices);
    proxy.halfOpen();
    await pause(random.below(300));
    // The lid is opened again: the device checks its connection.
    client.retryNow();
  },
  async hold({ devices, random }) {
    const { proxy } = random.pick(devices);
    proxy.hold();
    await pause(100 + random.below(900));
    proxy.release();
  },
  async slow({ devices, random }) {
    const { proxy } = random.pick(devices);
    proxy.slow({ delay: random.below(300), jitter: random.below(200), rate: 64_000 });
    await pause(500);
    proxy.slow(null);
  },
  async restart({ devices, random }) {
    await random.pick(devices).restart();
  },
};

export const allAtOnce: Row = {
  name: 'F21',
  title: 'everything at once',
  where: 'server',
  async run(arena, { scale }) {
    const { history, random, calm } = arena;
    const names = Object.keys(faults);
    for (let count = 0; count < 12 * scale; count += 1) {
      await faults[random.pick(names)]?.(arena);
      history.fault('F21');
      calm();
      await pause(100 + random.below(500));
    }
  },
};
