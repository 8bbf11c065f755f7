import type { Person } from '@parley/shared/features/people.ts';
import { useEffect, useState } from 'react';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { lazyView } from '../lib/lazy-view.tsx';
import { readStored } from '../lib/stored.ts';
import { type Asked, signIn, unreachable } from './account-requests.ts';
import { enterAsGuest } from './enter-as-guest.ts';
import { Lazily } from './Lazily.tsx';
import { useRequest } from './use-request.ts';

async function guest(name: string): Promise<Asked<{ readonly person: Person }>> {
  const entry = await enterAsGuest(name);
  return entry.kind === 'in' ? { value: entry } : { problem: entry.kind === 'problem' ? entry : unreachable };
}

// Nobody needs it before they are about to sign in to an account.
const passkey = lazyView(() => import('./PasskeyWayIn.tsx').then((module) => module.PasskeyWayIn));

/** Before one is in: asks for a name, or for user name and password, and the server to let it in. */
export function Outside({ onEnter }: { readonly onEnter: (who: Person) => void }) {
  const [way, setWay] = useState<WayIn>('name');
  const { busy, problem, wait, forget } = useRequest();
  useEffect(() => passkey.prefetch(), []);

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
      passkey={
        <Lazily>
          <passkey.View busy={busy} onEnter={enter} />
        </Lazily>
      }
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
