import type { MyProviders } from '@parley/shared/oidc-requests.ts';
import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import type { Problem } from '../lib/problem.ts';
import { showToast } from '../ui/toasts.ts';
import { isDone, type Outcome, sayOutcome, takeOutcome } from './oidc-outcome.ts';
import { askProviders } from './oidc-requests.ts';
import { nameOfProvider } from './ProvidersWayIn.tsx';
import { takeTyped } from './typed.ts';
import { useRequest } from './use-request.ts';

interface Known {
  /** Null: not known yet; `failed` says why if it could not be asked. */
  readonly mine: MyProviders | null;
  readonly failed: Problem | null;
  /** What became of leaving for one, where nothing was done. */
  readonly outcome: Outcome | null;
  /** The same, in words: what went wrong, or calmly that they said no. */
  readonly problem: Problem | null;
  readonly note: string;
  /** They have just signed in again to prove that it is them. */
  readonly cameAgain: boolean;
  /** What was typed here before the browser left: no password. */
  readonly typed: Readonly<Record<string, string>>;
  readonly ask: () => void;
}

/** With whom one signs in, as the server says when this comes to the screen; who has just come back from one hears what became of it. */
export function useMyProviders(): Known {
  const [mine, setMine] = useState<MyProviders | null>(null);
  const [outcome] = useState(takeOutcome);
  const [kept] = useState(takeTyped);
  const { problem, wait } = useRequest();
  const undone = outcome === null || isDone(outcome) ? null : outcome;
  const said = undone === null ? '' : sayOutcome(undone, nameOfProvider(mine?.providers ?? [], undone.provider));
  // Who said no has done nothing wrong.
  const calm = undone?.outcome === 'denied';

  function ask(): void {
    wait(askProviders(), setMine);
  }

  useOnOpen(() => {
    wait(askProviders(), (known) => {
      setMine(known);
      if (outcome !== null && isDone(outcome)) showToast(sayOutcome(outcome, nameOfProvider(known.providers, outcome.provider)));
    });
  });
  return {
    mine,
    failed: mine === null ? problem : null,
    outcome: undone,
    problem: said === '' || calm ? null : { message: said, general: true },
    note: calm ? said : '',
    cameAgain: outcome?.outcome === 'proved',
    // Whoever did not just come back left long ago.
    typed: outcome === null ? {} : kept,
    ask,
  };
}
