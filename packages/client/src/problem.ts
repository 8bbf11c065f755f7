/** Something that the client survived and that somebody should hear of. Never carries what people wrote. */
export interface Problem {
  /**
   * `event`: an entry of a log that this client does not know. `sink`: the sink threw. `storage`: the outbox is kept in memory only.
   * `protocol`: the server said what the contract does not allow, or refused a request that is always allowed.
   */
  readonly kind: 'event' | 'sink' | 'storage' | 'protocol';
  readonly message: string;
  readonly error?: unknown;
}

export type OnProblem = (problem: Problem) => void;

/** Runs the task; what it throws is reported and ends nothing. */
export function attempt(onProblem: OnProblem, kind: Problem['kind'], what: string, task: () => void): void {
  try {
    task();
  } catch (error) {
    onProblem({ kind, message: `${what} failed`, error });
  }
}
