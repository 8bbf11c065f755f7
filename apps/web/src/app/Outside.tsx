import type { Person } from '@parley/shared/features/people.ts';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { go } from '../lib/address.ts';
import { lazyView } from '../lib/lazy-view.tsx';
import { readStored } from '../lib/stored.ts';
import { type Asked, unreachable } from './account-requests.ts';
import { enterAsGuest } from './enter-as-guest.ts';
import { Invited } from './Invited.tsx';
import { Lazily } from './Lazily.tsx';
import { useSignIn } from './use-sign-in.tsx';

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

// Nobody needs it before they are about to sign in to an account.
const passkey = lazyView(() => import('./PasskeyWayIn.tsx').then((module) => module.PasskeyWayIn));

/** The way in with a passkey, where there can be one. */
function passkeyWay(busy: boolean, onEnter: (asked: Promise<Asked<{ readonly person: Person }>>) => void): ReactNode {
  return (
    <Lazily>
      <passkey.View busy={busy} onEnter={onEnter} />
    </Lazily>
  );
}

/** Before one is in: by an invite, under a name, with user name and password, or with a passkey. */
export function Outside({ guests, me, invited, onEnter, onElsewhere }: Props) {
  const [way, setWay] = useState<WayIn>(guests ? 'name' : 'account');
  const { busy, problem, forget, enter, enterWithPassword, secondStep } = useSignIn(onEnter);
  const token = useFragment();
  useEffect(() => passkey.prefetch(), []);

  if (invited) {
    return (
      <Invited
        key={`${token} ${me?.id ?? ''}`}
        token={token}
        me={me}
        passkey={passkeyWay}
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
      passkey={passkeyWay(busy, enter)}
      secondStep={secondStep}
      onWay={(other) => {
        // Who is about to come in one way does not begin another: the later cookie would be the one that counts.
        if (busy) return;
        forget();
        setWay(other);
      }}
      onName={(name) => enter(guest(name))}
      onCredentials={enterWithPassword}
    />
  );
}
