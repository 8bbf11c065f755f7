import { Router } from 'express';

/** A loop that is this late (ms) does nobody any good. */
const LAG_MOST = 5_000;
const TICK = 500;
const PROBE_TIME = 1_000;
const PROBE_KEEPS = 5_000;

export interface Health {
  readonly router: Router;
  /** From now on not ready: balancers send nobody here any more. */
  drain(): void;
  close(): void;
}

function withinTime(task: Promise<void>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PROBE_TIME);
  task.then(
    () => resolve(true),
    () => resolve(false),
  );
  return promise.finally(() => clearTimeout(timer));
}

/**
 * `/health/live`: the process runs, whatever becomes of the database. `/health/ready`: it can do its work. `probe` writes a row to
 * disk; it is asked at most every 5 s, however many ask us. `disk` tells what is known of it already. With little space left it is ready: nothing is
 * better for it than that messages still go.
 */
export function createHealth(
  probe: () => Promise<void>,
  disk: () => 'ok' | 'low' | 'full' | 'broken' = () => 'ok',
  now: () => number = () => performance.now(),
): Health {
  let draining = false;
  let tick = now();
  let lag = 0;
  const timer = setInterval(() => {
    lag = now() - tick - TICK;
    tick = now();
  }, TICK).unref();
  let probed = { at: Number.NEGATIVE_INFINITY, works: Promise.resolve(false) };

  function works(): Promise<boolean> {
    if (now() - probed.at >= PROBE_KEEPS) {
      probed = { at: now(), works: withinTime(probe()) };
    }
    return probed.works;
  }

  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/live', (_request, response) => {
    const live = Math.max(lag, now() - tick - TICK) < LAG_MOST;
    response.status(live ? 200 : 503).json({ status: live ? 'ok' : 'stuck' });
  });
  router.get('/ready', async (_request, response) => {
    // What commands have found out counts at once.
    const fails = draining ? 'draining' : ['full', 'broken'].includes(disk()) ? `disk ${disk()}` : (await works()) ? null : 'database';
    response.status(fails === null ? 200 : 503).json({ status: fails ?? (disk() === 'low' ? 'disk low' : 'ok') });
  });
  return {
    router,
    drain() {
      draining = true;
    },
    close: () => clearInterval(timer),
  };
}
