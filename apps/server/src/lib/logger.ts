import pino, { type DestinationStream } from 'pino';

/**
 * All that a log line may carry besides its message, which is a constant. Nothing here is written by people: no text, name, token,
 * cookie or address.
 */
const fields = ['code', 'command', 'commands', 'err', 'method', 'reason', 'requestId', 'signal', 'url'] as const;

export type LogFields = { readonly [Field in (typeof fields)[number]]?: Field extends 'err' ? unknown : string | number };

type Write = (fields: LogFields, message: string) => void;
export interface Logger {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
}

/** Messages of libraries quote what they were given (a row, a token, a text): everything between quotes goes. */
function withoutQuotes(message: string): string {
  return message.replace(/["'`“‘(].*["'`”’)]/su, '…').slice(0, 200);
}

/** What is told of an error: never its cause nor its other properties, where drivers put rows and parameters. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { type: typeof error };
  }
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  const known = typeof code === 'string' ? { code } : {};
  return {
    type: error.name,
    ...known,
    // Errors of the operating system name a file, a host or a port, and are useless without.
    message: typeof syscall === 'string' ? error.message : withoutQuotes(error.message),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /u.test(line))
      .map((line) => line.trim()),
  };
}

function allowed(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])));
}

/** Lines of JSON, to stdout unless told otherwise. */
export function createLogger(level: string, destination: DestinationStream = pino.destination({ fd: 1, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }), log: allowed },
    },
    destination,
  );
}
