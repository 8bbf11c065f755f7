import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import type { Problem } from '../lib/problem.ts';
import { askAccount, type MyAccount } from './account-requests.ts';
import { useRequest } from './use-request.ts';

/** One’s account, as the server says when this comes to the screen; null: not known yet, and `problem` says why if it could not be asked. */
export function useMyAccount(): { readonly mine: MyAccount | null; readonly problem: Problem | null; readonly ask: () => void } {
  const [mine, setMine] = useState<MyAccount | null>(null);
  const { problem, wait } = useRequest();

  function ask(): void {
    wait(askAccount(), setMine);
  }

  useOnOpen(() => ask());
  return { mine, problem, ask };
}
