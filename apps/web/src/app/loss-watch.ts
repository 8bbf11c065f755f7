import type { Clock, ConnectionStatus } from '@parley/client/types.ts';
import type { Chat } from '../store/create-chat.ts';

/** A connection that is away for less is not worth a word. */
const patience = 2_000;

export interface LossWatch {
  /** What the client says of the connection. */
  status(status: ConnectionStatus): void;
  /** Tells of the next loss, or of the one there is. */
  signal(): AbortSignal;
  end(): void;
}

/** Notes that the connection is lost, once it has been for two seconds; the first one that does not come, too. */
export function createLossWatch(chat: Chat, clock: Clock): LossWatch {
  let cancel: (() => void) | null = null;
  let loss = new AbortController();

  function end(): void {
    cancel?.();
    cancel = null;
  }
  function wait(): void {
    cancel ??= clock.after(patience, () => {
      chat.note('connection:lost', null);
      loss.abort();
    });
  }

  wait();
  return {
    status(status) {
      if (status !== 'online') return wait();
      end();
      if (loss.signal.aborted) loss = new AbortController();
    },
    signal: () => loss.signal,
    end,
  };
}
