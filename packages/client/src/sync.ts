import type { Connection } from './connection.ts';
import { backoff } from './core/backoff.ts';
import type { Logs } from './logs.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Clock } from './types.ts';

export interface SyncOptions {
  readonly connection: Connection;
  readonly logs: Logs;
  readonly clock: Clock;
  readonly random: () => number;
  readonly problem: OnProblem;
  batch(task: () => void): void;
  /** The logs are in step: the rest may go on. Runs in the batch that brought them there. */
  synced(): void;
}

export interface Sync {
  start(): void;
  stop(): void;
}

/** Brings the logs in step on every new connection. A connection on which that fails is given up. */
export function createSync(options: SyncOptions): Sync {
  const { connection, logs, clock, random, problem } = options;
  let waited = 0;
  let cancelPause = (): void => {};

  function start(): void {
    connection.ask('log:sync', logs.request(), timing.answer, (ack) => {
      if (ack === null) {
        if (connection.isOpen()) connection.drop();
        return;
      }
      if (ack.ok === null) return pause(ack.afterMs);
      if (!ack.ok) return refused(ack.code);
      let done = false;
      options.batch(() => {
        const same = logs.answer(ack.value);
        done = true;
        if (!connection.isOpen()) return;
        if (same) options.synced();
        else start();
      });
      if (!done) connection.drop();
    });
  }

  function pause(least: number): void {
    const wait = backoff(waited, timing.pauseFirst, timing.pauseMost, random);
    waited += wait;
    cancelPause = clock.after(least + wait, start);
  }

  function refused(code: string): void {
    if (code === 'unauthenticated') return connection.refuse();
    if (code === 'conflict') return connection.refuse('outdated');
    problem({ kind: 'protocol', message: `the sync was refused: ${code}` });
    connection.drop();
  }

  return {
    start() {
      waited = 0;
      start();
    },
    stop: () => cancelPause(),
  };
}
