import type { Provider } from '@parley/shared/oidc-requests.ts';
import { useState } from 'react';
import { ProviderWays } from '../features/people/ProviderWays.tsx';
import { type Outcome, sayOutcome } from './oidc-outcome.ts';
import { useLeaving } from './use-leaving.ts';

interface Props {
  readonly providers: readonly Provider[];
  readonly or: boolean;
  readonly way: 'enter' | 'keep';
  /** What makes the link of an invite one. */
  readonly invite?: string;
  /** Somebody is about to come in another way. */
  readonly busy: boolean;
  /** What became of it the last time. */
  readonly outcome: Outcome | null;
}

/** What a provider is called here; the settings may not have it any more. */
export function nameOfProvider(providers: readonly Provider[], id: string): string {
  return providers.find((one) => one.id === id)?.name ?? 'that service';
}

/** Comes in by signing in elsewhere. Shown where there are any. */
export function ProvidersWayIn({ providers, or, way, invite, busy, outcome }: Props) {
  const { leaving, problem, leave } = useLeaving();
  const [left, setLeft] = useState(false);
  const before = outcome === null || left ? '' : sayOutcome(outcome, nameOfProvider(providers, outcome.provider));
  // Who said no has done nothing wrong.
  const calm = outcome?.outcome === 'denied';
  if (providers.length === 0 && before === '') return null;
  return (
    <ProviderWays
      providers={providers}
      or={or && providers.length > 0}
      leaving={leaving}
      problem={problem ?? (before === '' || calm ? null : { message: before, general: true })}
      note={calm ? before : ''}
      onLeave={(id) => {
        // Who is about to come in one way does not begin another: the later cookie would be the one that counts.
        if (busy) return;
        setLeft(true);
        leave({ provider: id, way, ...(invite !== undefined && { invite }) });
      }}
    />
  );
}
