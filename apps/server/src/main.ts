import { configOrExit } from './config-or-exit.ts';
import { createServer } from './create-server.ts';
import { StartProblem } from './lib/errors.ts';
import { createLogger } from './lib/logger.ts';

/** A server that is not done with leaving after this time (ms) just goes. Whoever started it waits longer (scripts/lib/processes.mjs). */
const LEAVING_MOST = 30_000;

/** Tells `start` and `dev`, which started this process, how it went: whatever is logged, they can say so. */
function report(
  news: { readonly url: string; readonly address: string; readonly ownerLink: string | null } | { readonly problem: string },
): Promise<void> {
  return new Promise((resolve) => (process.connected ? process.send?.(news, () => resolve()) : resolve()));
}

// What is said in rooms is in the files that are made here: they are for nobody else who uses this computer.
process.umask(0o077);

const config = await configOrExit((problem) => report({ problem }));
const logger = createLogger(config.logLevel);

const starting = createServer(config, logger, () => leave(1));
let leaving = false;

/** Lets go of everything in order, but not for ever. A second call goes at once. */
function leave(status: 0 | 1): void {
  if (leaving) {
    process.exit(1);
  }
  leaving = true;
  setTimeout(() => {
    logger.fatal({}, 'closing took too long');
    process.exit(1);
  }, LEAVING_MOST).unref();
  starting
    .then((server) => server.close())
    .then(
      () => process.exit(status),
      (error: unknown) => {
        logger.fatal({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    logger.info({ signal }, 'draining');
    leave(0);
  });
}
// What nobody caught may have left anything half done: say so and start afresh.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    logger.fatal({ err: error, reason: fault }, 'cannot go on');
    leave(1);
  });
}

try {
  const { url, ownerLink } = await starting;
  logger.info({ url }, 'listening');
  // Not into the log: whoever reads that is not meant to become the owner.
  if (ownerLink !== null && !process.connected) {
    process.stderr.write(`Nobody looks after this Parley yet. Whoever opens this link first becomes its owner:\n  ${ownerLink}\n`);
  }
  await report({ url, address: config.publicUrl ?? url, ownerLink });
} catch (error) {
  const { message, cause } = error as Error;
  // Of what a sentence tells, the log keeps where it came from only for who asks for it.
  logger[error instanceof StartProblem ? 'debug' : 'fatal']({ err: cause ?? error }, 'cannot start');
  process.stderr.write(`Parley can’t start: ${message}\n`);
  await report({ problem: message });
  process.exit(1);
}
