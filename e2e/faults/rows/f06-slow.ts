import { slowestOf } from '../checks/health.ts';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** A message takes at most this long to be sure (ms, 99 of 100) where a round trip takes 300 ms. */
const sureWithin = 5_000;

export const slow: Row = {
  name: 'F6',
  title: 'a slow network: late, uneven, narrow',
  where: 'network',
  async run({ devices, history, random, calm }, { scale }) {
    for (let round = 0; round < Math.ceil(scale); round += 1) {
      const [far, ...others] = Array.from({ length: 5 }, () => random.pick(devices));
      const from = performance.now();
      for (const { proxy } of others) {
        proxy.slow({ delay: 25 + random.below(975), jitter: random.below(300), rate: random.chance(0.4) ? 16_000 : Infinity });
      }
      // Whoever waits for an answer writes less: what is measured is the way, not the queue.
      if (far !== undefined) {
        far.pendingMost = 4;
        far.proxy.slow({ delay: 150, jitter: 0, rate: Infinity });
      }
      await pause(3_000 + random.below(2_000));
      for (const { proxy } of devices) proxy.slow(null);
      history.fault('F6', 5);
      calm();
      if (far === undefined) continue;
      far.pendingMost = 60;
      const p99 = slowestOf(far.sends.all.filter(({ invokedAt }) => invokedAt > from));
      if (p99 > sureWithin) history.violations.add('row', `F6: at 300 ms a message took ${p99} ms to be shown as sent`);
    }
  },
};
