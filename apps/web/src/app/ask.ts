import type { Ack } from '@parley/shared/ack.ts';
import type { Client } from '@parley/client/types.ts';
import type { CommandName, CommandOutput, CommandRequest } from '@parley/shared/protocol.ts';
import type { LossWatch } from './loss-watch.ts';

export type Ask = <N extends CommandName>(name: N, input: CommandRequest<N>) => Promise<Ack<CommandOutput<N>>>;

/** Asks for what somebody waits for. Nobody waits once they are told that the connection is lost: the answer says that it was for that. */
export function createAsk(client: Pick<Client, 'send'>, loss: Pick<LossWatch, 'signal'>): Ask {
  return async (name, input) => {
    const signal = loss.signal();
    const ack = await client.send(name, input, undefined, signal);
    return ack.ok === null && signal.aborted ? { ...ack, unconnected: true } : ack;
  };
}
