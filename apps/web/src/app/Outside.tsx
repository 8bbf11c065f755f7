import type { Person } from '@parley/shared/features/people.ts';
import { readProviders } from '@parley/shared/oidc-requests.ts';
import { roomHref } from '@parley/shared/room-href.ts';
import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { go } from '../lib/address.ts';
import { lazyView } from '../lib/lazy-view.tsx';
import { readStored } from '../lib/stored.ts';
import { type Unsaved, UnsavedContext } from '../ui/unsaved.ts';
import { type Asked, unreachable } from './account-requests.ts';
import type { Door } from './door-here.ts';
import { Confirm } from './Confirm.tsx';
import { Enter } from './Enter.tsx';
import { enterAsGuest } from './enter-as-guest.ts';
import { Forgot } from './Forgot.tsx';
import { Invited } from './Invited.tsx';
import { Lazily } from './Lazily.tsx';
import { askMail } from './mail-requests.ts';
import { Reset } from './Reset.tsx';
import { takeOutcome } from './oidc-outcome.ts';
import { whyNoPasskeys } from './passkeys-here.ts';
import { ProvidersWayIn } from './ProvidersWayIn.tsx';
import { HAD_PASSWORD, takeTyped } from './typed.ts';
import { useRequest } from './use-request.ts';
import { useSignIn } from './use-sign-in.tsx';
import { useWayBack } from './use-way-back.ts';
import { whyOut } from './why-out.ts';

interface Props {
  /** Whether a name alone is enough. */
  readonly guests: boolean;
  /** Why whoever was in here is not any more, as the server gives it. */
  readonly why?: unknown;
  /** Who else lets people in, as the server has said it. */
  readonly providers: unknown;
  /** Who is in, and has opened an invite. */
  readonly me: Person | null;
  /** The address is that of a link which comes first. */
  readonly door: Door | null;
  readonly onEnter: (who: Person) => void;
  /** The link is not what one is here for. */
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
export function Outside({ guests, providers: said, why, me, door, onEnter, onElsewhere }: Props) {
  const [outcome, setOutcome] = useState(takeOutcome);
  const [kept] = useState(takeTyped);
  // Of who came in and is out again by now it is old.
  const [typed] = useState(outcome === null ? {} : kept);
  const out = whyOut(why);
  const [chosen, setChosen] = useState<WayIn | null>(null);
  // Why somebody is out may be known only after they are.
  const first = guests && out?.account !== true && typed['userName'] === undefined ? 'name' : 'account';
  const way = chosen ?? first;
  const providers = readProviders(said);
  const { busy, problem, forget, enter, enterWithPassword, secondStep } = useSignIn(onEnter);
  const [forgetting, setForgetting] = useState(false);
  /** Of whoever is about to come in here: it goes when they are in. */
  const [unsaved] = useState<Unsaved>(() => new Map());
  /** Whether mail can be sent here; null: not known. */
  const [mail, setMail] = useState<boolean | null>(null);
  const askedMail = useRequest();
  const token = useFragment();
  const isAccount = door === null && way === 'account';
  const ask = useEffectEvent(() => askedMail.wait(askMail(), ({ possible }) => setMail(possible)));
  useEffect(() => {
    if (isAccount) ask();
  }, [isAccount]);
  useEffect(() => passkey.prefetch(), []);
  useWayBack(way !== first, () => turn(first));
  useWayBack(forgetting, () => setForgetting(false));

  function turn(other: WayIn): void {
    forget();
    setOutcome(null);
    setChosen(other);
  }

  if (door !== null) {
    const opened = {
      token,
      me,
      onEnter(who: Person, begin: string | null = null) {
        go(begin === null ? '/' : roomHref(begin), { replace: true });
        onEnter(who);
      },
      onElsewhere() {
        go('/', { replace: true });
        onElsewhere();
      },
    };
    switch (door) {
      case 'confirm':
        return <Confirm key={token} token={token} onElsewhere={opened.onElsewhere} />;
      case 'enter':
        return <Enter key={token} {...opened} />;
      case 'invite':
        return <Invited key={`${token} ${me?.id ?? ''}`} passkey={passkeyWay} providers={providers} typed={typed} outcome={outcome} {...opened} />;
      case 'reset':
        return <Reset key={token} {...opened} />;
    }
  }
  return (
    <UnsavedContext value={unsaved}>
      {forgetting ? (
        <Forgot onBack={() => setForgetting(false)} />
      ) : (
        <SignIn
          host={location.host}
          guests={guests}
          name={typed['nickname'] ?? readStored('name') ?? ''}
          userName={typed['userName'] ?? ''}
          again={typed[HAD_PASSWORD] !== undefined}
          way={way}
          busy={busy}
          problem={problem}
          passkey={passkeyWay(busy, enter)}
          providers={
            <ProvidersWayIn
              key={way}
              providers={providers}
              or={way === 'name' || whyNoPasskeys() !== null}
              way="enter"
              busy={busy}
              outcome={outcome}
            />
          }
          secondStep={secondStep}
          notice={way === first ? (out?.notice ?? null) : null}
          remembered={out === null}
          {...(mail !== null && { onForgot: mail ? () => setForgetting(true) : null })}
          onWay={(other) => {
            // Who is about to come in one way does not begin another: the later cookie would be the one that counts.
            if (!busy) turn(other);
          }}
          onName={(name) => enter(guest(name))}
          onCredentials={enterWithPassword}
        />
      )}
    </UnsavedContext>
  );
}
