import type { Ack } from '@parley/shared/ack.ts';
import type { CommandName, CommandOutput } from '@parley/shared/protocol.ts';
import type { Ask } from '../store/actions.ts';

/** A server that answers these commands, and is asked nothing else. */
export function answering(answers: { readonly [N in CommandName]?: () => Promise<Ack<CommandOutput<N>>> }): Ask {
  return (name) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(`The test has no answer to ${name}.`);
    return answer();
  };
}
