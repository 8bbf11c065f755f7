import type { Ack } from '@parley/shared/ack.ts';
import * as limits from '@parley/shared/limits.ts';
import type { CommandName, CommandOutput } from '@parley/shared/protocol.ts';
import type { Connection } from './connection.ts';
import { backoff } from './core/backoff.ts';
import type { OnAnswer, Requests } from './requests.ts';
import { timing } from './timing.ts';
import type { Client, Clock, StopSignal } from './types.ts';

export interface CommandsOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly random: () => number;
}

export interface Commands extends Pick<Client, 'send' | 'tell'> {
  /** In step with the server: what waits goes. */
  start(): void;
  stop(): void;
  /** Answers everything that waits with its last `retry`. */
  close(): void;
}

interface Job {
  run(): void;
  giveUp(): void;
}

function nothing(): void {}

/** Commands other than messages: asked again while the answer is unknown, within somebody's patience. */
export function createCommands({ connection, clock, random }: CommandsOptions): Commands {
  const jobs = new Set<Job>();
  let running = false;

  function send<N extends CommandName>(name: N, input: Requests[N]['request'], patience: number = timing.patience, stop?: StopSignal) {
    return new Promise<Ack<CommandOutput<N>>>((resolve) => {
      let last: Ack<CommandOutput<N>> = { ok: null, afterMs: limits.reconnectFirst };
      let busy = false;
      let waited = 0;
      let cancelPause = nothing;
      const cancelDeadline = clock.after(patience, giveUp);
      stop?.addEventListener('abort', giveUp);

      function finish(ack: Ack<CommandOutput<N>>): void {
        jobs.delete(job);
        cancelDeadline();
        cancelPause();
        stop?.removeEventListener('abort', giveUp);
        resolve(ack);
      }
      function giveUp(): void {
        finish(last);
      }
      function again(): void {
        busy = false;
        job.run();
      }
      const answered: OnAnswer<N> = (ack) => {
        if (!jobs.has(job)) return;
        if (ack === null) return again();
        // This connection’s session is over, not the person’s: in a moment they may be back with another. No answer, rather than a no.
        if (ack.ok === false && ack.code === 'unauthenticated') {
          busy = false;
          return connection.refuse();
        }
        if (ack.ok !== null) return finish(ack as Ack<CommandOutput<N>>);
        last = ack;
        const wait = backoff(waited, timing.pauseFirst, timing.pauseMost, random);
        waited += wait;
        cancelPause = clock.after(ack.afterMs + wait, again);
      };
      const job: Job = {
        run() {
          if (!running || busy) return;
          busy = true;
          connection.ask(name, input, timing.answer, answered);
        },
        giveUp,
      };
      if (stop?.aborted === true) return giveUp();
      jobs.add(job);
      job.run();
    });
  }

  return {
    send,
    tell(name, input) {
      if (running) connection.emit(name, input);
    },
    start() {
      running = true;
      for (const job of [...jobs]) job.run();
    },
    stop() {
      running = false;
    },
    close() {
      for (const job of [...jobs]) job.giveUp();
    },
  };
}
