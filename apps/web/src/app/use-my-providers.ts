import type { MyProviders } from '@parley/shared/oidc-requests.ts';
import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import type { Problem } from '../lib/problem.ts';
import { showToast } from '../ui/toasts.ts';
import { isDone, type Outcome, sayOutcome, takeOutcome } from './oidc-outcome.ts';
import { askProviders } from './oidc-requests.ts';
import { nameOfProvider } from './ProvidersWayIn.tsx';
import { useRequest } from './use-request.ts';

interface Known {
  readonly mine: MyProviders | null;
  /** What became of leaving for one, where nothing was done. */
  readonly outcome: Outcome | null;
  readonly problem: Problem | null;
  readonly ask: () => void;
}

/** With whom one signs in, as the server says when this comes to the screen; who has just come back from one hears what became of it. */
export function useMyProviders(): Known {
  const [mine, setMine] = useState<MyProviders | null>(null);
  const [outcome] = useState(takeOutcome);
  const { wait } = useRequest();
  const failed = outcome === null || isDone(outcome) ? null : outcome;

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
    outcome: failed,
    problem: failed === null ? null : { message: sayOutcome(failed, nameOfProvider(mine?.providers ?? [], failed.provider)), general: true },
    ask,
  };
}
