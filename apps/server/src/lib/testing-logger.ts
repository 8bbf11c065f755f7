import { createLogger, type Logger } from './logger.ts';

function nothing(): void {}

/** For tests that expect errors and do not look at the log. */
export const quiet: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly reason?: string;
}

/** The server’s own logger, and the lines that it has written. */
export function collectingLogger(): { readonly logger: Logger; readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  return { logger: createLogger('debug', { write: (line: string) => void lines.push(JSON.parse(line) as Line) }), lines };
}
