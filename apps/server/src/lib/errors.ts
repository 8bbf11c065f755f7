import type { RejectedCode } from '@parley/shared/ack.ts';

/** Thrown by a handler to refuse a command for good. Its message is shown to the person who sent it. */
export class Rejection extends Error {
  readonly code: RejectedCode;
  /** What would be accepted instead. */
  readonly suggestion: string | undefined;

  constructor(code: RejectedCode, message: string, suggestion?: string) {
    super(message);
    this.name = 'Rejection';
    this.code = code;
    this.suggestion = suggestion;
  }
}

/** Thrown where nothing is known or done yet: the same command may be sent again after `afterMs`. */
export class TryAgain extends Error {
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`try again after ${afterMs} ms`);
    this.name = 'TryAgain';
    this.afterMs = afterMs;
  }
}

/** Neither refused nor put off by us: a bug, or what is below us failed. */
export function isFault(error: unknown): boolean {
  return !(error instanceof Rejection || error instanceof TryAgain);
}

/** Why Parley cannot start, where a person can mend it: the message is all that they need to read. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
  }
}
