import type { Clock, ConnectionStatus } from '@parley/client/types.ts';
import type { Chat } from '../store/create-chat.ts';

/** A connection that is away for less is not worth a word. */
const patience = 2_000;

export interface LossWatch {
  /** What the client says of the connection. */
  status(status: ConnectionStatus): void;
  end(): void;
}

/** Notes that the connection is lost, once it has been for two seconds; the first one that does not come, too. */
export function createLossWatch(chat: Chat, clock: Clock): LossWatch {
  let cancel: (() => void) | null = null;

  function end(): void {
    cancel?.();
    cancel = null;
  }
  function wait(): void {
    cancel ??= clock.after(patience, () => chat.note('connection:lost', null));
  }

  wait();
  return { status: (status) => (status === 'online' ? end() : wait()), end };
}
