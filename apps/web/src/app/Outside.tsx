import type { Person } from '@parley/shared/features/people.ts';
import { useState, useSyncExternalStore } from 'react';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { go } from '../lib/address.ts';
import { readStored } from '../lib/stored.ts';
import { type Asked, signIn, unreachable } from './account-requests.ts';
import { enterAsGuest } from './enter-as-guest.ts';
import { Invited } from './Invited.tsx';
import { useRequest } from './use-request.ts';

interface Props {
  /** Whether a name alone is enough. */
  readonly guests: boolean;
  /** Who is in, and has opened an invite. */
  readonly me: Person | null;
  /** The address is that of an invite. */
  readonly invited: boolean;
  readonly onEnter: (who: Person) => void;
  /** The invite is not what one is here for. */
  readonly onElsewhere: () => void;
}

/** What stands behind the `#` of the address, also when another link is opened in its place. */
function useFragment(): string {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash.slice(1),
  );
}

async function guest(name: string): Promise<Asked<{ readonly person: Person }>> {
  const entry = await enterAsGuest(name);
  return entry.kind === 'in' ? { value: entry } : { problem: entry.kind === 'problem' ? entry : unreachable };
}

/** Before one is in: by an invite, under a name, or with user name and password. */
export function Outside({ guests, me, invited, onEnter, onElsewhere }: Props) {
  const [way, setWay] = useState<WayIn>(guests ? 'name' : 'account');
  const { busy, problem, wait, forget } = useRequest();
  const token = useFragment();

  function enter(asked: Promise<Asked<{ readonly person: Person }>>): void {
    wait(asked, ({ person }) => onEnter(person));
  }

  if (invited) {
    return (
      <Invited
        key={token}
        token={token}
        me={me}
        onEnter={(who) => {
          go('/', { replace: true });
          onEnter(who);
        }}
        onElsewhere={() => {
          go('/', { replace: true });
          onElsewhere();
        }}
      />
    );
  }
  return (
    <SignIn
      host={location.host}
      guests={guests}
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
