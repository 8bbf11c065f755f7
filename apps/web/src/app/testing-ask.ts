import type { CommandName, CommandOutput, CommandRequest } from '@parley/shared/protocol.ts';
import type { Answer, Ask } from '../store/actions.ts';

/** A server that answers these commands, and is asked nothing else. */
export function answering(answers: { readonly [N in CommandName]?: (input: CommandRequest<N>) => Promise<Answer<CommandOutput<N>>> }): Ask {
  return (name, input) => {
    const answer = answers[name];
    if (answer === undefined) throw new Error(`The test has no answer to ${name}.`);
    return answer(input);
  };
}
