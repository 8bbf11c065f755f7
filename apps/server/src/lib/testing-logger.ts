import type { Logger } from './logger.ts';

function nothing(): void {}

/** For tests that expect errors and do not look at the log. */
export const quiet: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
