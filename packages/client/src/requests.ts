import type { Ack } from '@parley/shared/ack.ts';
import type { CommandName, CommandOutput, CommandRequest, LogRequests } from '@parley/shared/protocol.ts';
import type { Clock } from './types.ts';

/** Everything that is answered by an acknowledgement. */
export type Requests = LogRequests & { [N in CommandName]: { request: CommandRequest<N>; answer: CommandOutput<N> } };

/** Null: no answer in time, or the connection was lost. */
export type OnAnswer<N extends keyof Requests> = (ack: Ack<Requests[N]['answer']> | null) => void;

export interface OpenRequests {
  ask<N extends keyof Requests>(name: N, request: Requests[N]['request'], limit: number, done: OnAnswer<N>): void;
  /** Whether an answer is due. */
  waiting(): boolean;
  /** The connection is lost: none of them will be answered. */
  end(): void;
}

type Emit = (name: string, payload: unknown, reply: (ack: unknown) => void) => void;

/** Requests on their way. Each ends exactly once. */
export function createOpenRequests(clock: Clock, emit: Emit): OpenRequests {
  const open = new Set<(ack: null) => void>();

  return {
    ask(name, request, limit, done) {
      type Answer = Parameters<typeof done>[0];
      const cancel = clock.after(limit, () => settle(null));
      function settle(ack: Answer): void {
        if (!open.delete(settle)) return;
        cancel();
        done(ack);
      }
      open.add(settle);
      emit(name, request, (ack) => settle(isAck(ack) ? (ack as Answer) : null));
    },
    waiting: () => open.size > 0,
    end() {
      for (const settle of [...open]) settle(null);
    },
  };
}

function isAck(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && (value.ok === null || typeof value.ok === 'boolean');
}
