import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { answerParent } from './ask.ts';
import { startProfile, stopProfile } from './profiler.ts';

/** Loaded into both servers with `--import`: tells how long their event loop was held, and ends them with the benchmark. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

if (isMainThread && process.channel !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  answerParent({
    reset: () => delay.reset(),
    read: (): LoopDelay => ({ p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }),
    startProfile,
    stopProfile,
  });
  // A server that closes everything else may end.
  process.channel?.unref();
}
