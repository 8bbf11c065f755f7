import type { Client } from '@parley/client/types.ts';
import type { Ask } from '../store/actions.ts';
import type { LossWatch } from './loss-watch.ts';

/** Nobody waits once they are told that the connection is lost: the answer says that it was for that. */
export function createAsk(client: Pick<Client, 'send'>, loss: Pick<LossWatch, 'signal'>): Ask {
  return async (name, input) => {
    const signal = loss.signal();
    const ack = await client.send(name, input, undefined, signal);
    return ack.ok === null && signal.aborted ? { ok: null, unconnected: true } : ack;
  };
}
