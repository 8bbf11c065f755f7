import { isEvent } from '@parley/shared/names.ts';
import { attempt, type OnProblem } from './problem.ts';
import type { Sink } from './types.ts';

/** The same sink, but one that throws, or an event that nobody can read, is reported and ends nothing. */
export function guardSink(sink: Sink, problem: OnProblem): Sink {
  function guard(what: string, task: () => void): void {
    attempt(problem, 'sink', `the sink's ${what}`, task);
  }
  return {
    batch(apply) {
      let ran = false;
      guard('batch', () =>
        sink.batch(() => {
          ran = true;
          apply();
        }),
      );
      if (!ran) apply();
    },
    event(log, seq, event) {
      const which = `event ${seq} of log ${log} (${typeOf(event)})`;
      if (!isEvent(typeOf(event))) return problem({ kind: 'event', message: `${which} is of a type that this client does not know` });
      try {
        sink.event(log, seq, event);
      } catch (error) {
        problem({ kind: 'sink', message: `${which} was skipped`, error });
      }
    },
    personSnapshot: (state) => guard('personSnapshot', () => sink.personSnapshot(state)),
    roomSnapshot: (roomId, state, head) => guard('roomSnapshot', () => sink.roomSnapshot(roomId, state, head)),
    roomGone: (roomId) => guard('roomGone', () => sink.roomGone(roomId)),
    heads: (heads) => guard('heads', () => sink.heads(heads)),
    signal: (name, payload) => guard('signal', () => sink.signal(name, payload)),
    outbox: (entries) => guard('outbox', () => sink.outbox(entries)),
    status: (status) => guard('status', () => sink.status(status)),
  };
}

function typeOf(event: unknown): string {
  return typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string' ? event.type : 'no type';
}
