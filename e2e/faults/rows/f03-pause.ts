import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

export const stop: Row = {
  name: 'F3',
  title: 'the server stands still (SIGSTOP), and a device does',
  where: 'server',
  async run({ server, devices, history, random, calm }, { scale }) {
    for (let count = 0; count < 3 * scale; count += 1) {
      server.pause();
      await pause(200 + random.below(scale > 1 ? 9_800 : 1_000));
      server.resume();
      history.fault('F3');
      calm();
      await pause(100 + random.below(400));
    }
    // A stopped process: its timers stand still, and what comes stays in the socket.
    const stopped = Array.from({ length: 4 }, () => random.pick(devices));
    for (const { proxy, clock } of stopped) {
      clock.freeze();
      proxy.hold();
    }
    await pause(200 + random.below(2_000));
    for (const { proxy, clock } of stopped) {
      proxy.release();
      clock.thaw();
    }
    history.fault('F3', stopped.length);
    calm();
  },
};
