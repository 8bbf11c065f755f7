import { useEffect, useState } from 'react';
import type { Problem } from '../lib/problem.ts';
import { askTheWay } from './oidc-requests.ts';
import { keepTyped } from './typed.ts';
import { useRequest } from './use-request.ts';

interface Leaving {
  /** The provider that one is about to leave for. */
  readonly leaving: string | null;
  readonly problem: Problem | null;
  readonly forget: () => void;
  readonly leave: (where: Parameters<typeof askTheWay>[0]) => void;
}

/** Leaves the page to sign in with a provider. */
export function useLeaving(): Leaving {
  const { busy, problem, wait, forget } = useRequest();
  const [provider, setProvider] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    // Who comes back by the browser’s own way finds the page as it was: it is not leaving any more.
    function stay(): void {
      setGone(false);
    }
    addEventListener('pageshow', stay);
    return () => removeEventListener('pageshow', stay);
  }, []);
  return {
    leaving: busy || gone ? provider : null,
    problem,
    forget,
    leave(where) {
      setProvider(where.provider);
      wait(askTheWay(where), ({ url }) => {
        keepTyped();
        setGone(true);
        location.assign(url);
      });
    },
  };
}
