import type { Person } from '@parley/shared/features/people.ts';
import type { CommandOutput } from '@parley/shared/protocol.ts';
import type { Answer, Ask } from '../store/actions.ts';
import { showToast } from '../ui/toasts.ts';
import { sayProblem } from './say-problem.ts';

/** Somebody, as they are called here. */
type Named = Pick<Person, 'name'> & { readonly id: string };

export interface BlockDeeds {
  /** Says so, and offers to undo it; what went wrong is for whoever asked. */
  readonly block: (person: Named) => Promise<Answer<CommandOutput<'person:block'>>>;
  /** The same; what went wrong is said, too. */
  readonly unblock: (person: Named) => Promise<void>;
}

/** Blocking somebody, and not any more: each at once, and with a way to undo it. */
export function createBlockDeeds(ask: Ask): BlockDeeds {
  const deeds: BlockDeeds = {
    async block(person) {
      const answer = await ask('person:block', { personId: person.id });
      if (answer.ok === true)
        showToast(`${person.name} is blocked.`, { label: 'Undo', onSelect: () => void deeds.unblock(person) }, `blocked ${person.id}`);
      return answer;
    },
    async unblock(person) {
      const answer = await ask('person:unblock', { personId: person.id });
      if (sayProblem(answer)) return;
      const undo = (): void => void deeds.block(person).then(sayProblem);
      showToast(`${person.name} is not blocked any more.`, { label: 'Undo', onSelect: undo }, `blocked ${person.id}`);
    },
  };
  return deeds;
}
