import type { Person } from '@parley/shared/features/people.ts';
import { useState } from 'react';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { readStored } from '../lib/stored.ts';
import { type Asked, signIn, unreachable } from './account-requests.ts';
import { enterAsGuest } from './enter-as-guest.ts';
import { useRequest } from './use-request.ts';

async function guest(name: string): Promise<Asked<{ readonly person: Person }>> {
  const entry = await enterAsGuest(name);
  return entry.kind === 'in' ? { value: entry } : { problem: entry.kind === 'problem' ? entry : unreachable };
}

/** Before one is in: asks for a name, or for user name and password, and the server to let it in. */
export function Outside({ onEnter }: { readonly onEnter: (who: Person) => void }) {
  const [way, setWay] = useState<WayIn>('name');
  const { busy, problem, wait, forget } = useRequest();

  function enter(asked: Promise<Asked<{ readonly person: Person }>>): void {
    wait(asked, ({ person }) => onEnter(person));
  }

  return (
    <SignIn
      host={location.host}
      name={readStored('name') ?? ''}
      way={way}
      busy={busy}
      problem={problem}
      onWay={(other) => {
        // Who is about to come in one way does not begin another: the later cookie would be the one that counts.
        if (busy) return;
        forget();
        setWay(other);
      }}
      onName={(name) => enter(guest(name))}
      onCredentials={(credentials) => enter(signIn(credentials))}
    />
  );
}
