import type { Person } from '@parley/shared/features/people.ts';
import type { Provider } from '@parley/shared/oidc-requests.ts';
import type { Invitation } from '@parley/shared/invite-requests.ts';
import { type ReactNode, useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import { AcceptInvite } from '../features/invites/AcceptInvite.tsx';
import { SignInForm } from '../features/people/SignInForm.tsx';
import styles from '../features/people/SignIn.module.css';
import { readStored } from '../lib/stored.ts';
import { Doorway, OtherWay } from '../ui/Doorway.tsx';
import { type Unsaved, UnsavedContext } from '../ui/unsaved.ts';
import { askAccount, type Asked } from './account-requests.ts';
import { acceptInvite, lookAtInvite } from './invite-requests.ts';
import { LinkFailed, LinkSaid, wayOn } from './LinkPages.tsx';
import type { Outcome } from './oidc-outcome.ts';
import { askProviders } from './oidc-requests.ts';
import { whyNoPasskeys } from './passkeys-here.ts';
import { ProvidersWayIn } from './ProvidersWayIn.tsx';
import { Splash } from './Splash.tsx';
import { HAD_PASSWORD } from './typed.ts';
import { useRequest } from './use-request.ts';
import { useSignIn } from './use-sign-in.tsx';
import { useWayBack } from './use-way-back.ts';

interface Props {
  readonly token: string;
  /** Who is here already. */
  readonly me: Person | null;
  readonly providers: readonly Provider[];
  /** What was typed before the browser left for one of them, and what became of that. */
  readonly typed: Readonly<Record<string, string>>;
  readonly outcome: Outcome | null;
  /** The way in with a passkey. */
  readonly passkey: (busy: boolean, onEnter: (asked: Promise<Asked<{ readonly person: Person }>>) => void) => ReactNode;
  /** Goes in; `begin`: the slug of the room to begin in. */
  readonly onEnter: (who: Person, begin?: string | null) => void;
  /** Leaves the invite where it is. */
  readonly onElsewhere: () => void;
}

interface Looked {
  readonly invitation: Invitation;
  /** Whether who is here has an account. */
  readonly hasAccount: boolean;
  /** Of who is here; the others are told with the page. */
  readonly providers: readonly Provider[];
}

async function look(token: string, me: Person | null) {
  const [looked, mine, ways] = await Promise.all([lookAtInvite(token), me === null ? null : askAccount(), me === null ? null : askProviders()]);
  if ('problem' in looked) return looked;
  if (mine !== null && 'problem' in mine) return mine;
  // Without them one comes in in another way.
  const providers = ways !== null && 'value' in ways ? ways.value.providers : [];
  return { value: { invitation: looked.value.invitation, hasAccount: mine !== null && mine.value.account !== null, providers } };
}

function titleOf({ role, by }: Invitation): string {
  return role === 'owner' || by === null ? 'Make this Parley yours' : `${by} invites you to Parley`;
}

/** An invite that somebody has opened: what it is for, and the ways to come in by it. */
export function Invited({ token, me: first, providers: told, typed, outcome, passkey, onEnter, onElsewhere }: Props) {
  const [me, setMe] = useState(first);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const asked = useRequest();
  const form = useRequest();
  /** Of whoever has opened this invite. */
  const [unsaved] = useState<Unsaved>(() => new Map());

  function ask(who: Person | null): void {
    asked.wait(look(token, who), setLooked);
  }
  useOnOpen(() => ask(first));

  /** Whoever has an account goes on as who they are. */
  const account = useSignIn((person) => {
    setMe(person);
    setSigningIn(false);
    setLooked((now) => now && { ...now, hasAccount: true });
  });
  const atCode = account.secondStep !== null;

  function turn(signsIn: boolean): void {
    form.forget();
    account.forget();
    setSigningIn(signsIn);
  }
  // What is on its way is waited for there, too: the two ways in exclude each other.
  useWayBack(signingIn, () => (account.busy ? setSigningIn(false) : turn(false)));

  function leave(): void {
    // Who has signed in here is in, with the invite or without.
    if (me === first || me === null) onElsewhere();
    else onEnter(me);
  }

  if (asked.problem?.gone === true || form.problem?.gone === true) {
    return (
      <LinkSaid title="This invite has ended" next={wayOn(me)} onNext={leave}>
        It was used, ran out, was taken back, or is not complete. Ask for a new one.
      </LinkSaid>
    );
  }
  if (asked.problem !== null) {
    return <LinkFailed title="This invite didn’t open" reason={asked.problem.message} onRetry={() => ask(me)} />;
  }
  if (looked === null) return <Splash />;
  const { invitation, hasAccount } = looked;
  const providers = me === null ? told : hasAccount ? [] : looked.providers;
  return (
    <UnsavedContext value={unsaved}>
      <Doorway
        title={!signingIn ? titleOf(invitation) : atCode ? 'One more step' : 'Sign in to Parley'}
        host={location.host}
        asking={!signingIn ? 'invite' : atCode ? 'code' : 'account'}
        foot={
          signingIn && atCode ? null : me === null ? (
            <OtherWay
              key="way"
              question={signingIn ? 'New here?' : 'Have an account?'}
              answer={signingIn ? 'Come in as somebody new' : 'Sign in'}
              onSelect={() => {
                if (!form.busy && !account.busy) turn(!signingIn);
              }}
            />
          ) : (
            <OtherWay question={`You are here as ${me.name}.`} answer="Not now" onSelect={leave} />
          )
        }
      >
        {!signingIn && (
          <div data-way="invite">
            <AcceptInvite
              key={me?.id}
              invitation={invitation}
              me={me === null ? null : { name: me.name, hasAccount }}
              name={typed['name'] ?? readStored('name') ?? ''}
              userName={typed['userName'] ?? ''}
              again={typed[HAD_PASSWORD] !== undefined}
              busy={form.busy || account.busy}
              problem={form.problem}
              onSubmit={(accepted) => form.wait(acceptInvite({ token, ...accepted }), ({ person, begin }) => onEnter(person, begin))}
            />
          </div>
        )}
        {signingIn && (
          <div data-way="account" hidden={atCode}>
            <SignInForm
              className={styles['form']}
              busy={account.busy}
              problem={atCode ? null : account.problem}
              onSubmit={account.enterWithPassword}
            />
            {!atCode && passkey(account.busy, account.enter)}
          </div>
        )}
        {!(signingIn && atCode) && (
          <ProvidersWayIn
            providers={providers}
            or={!signingIn || whyNoPasskeys() !== null}
            way={me === null ? 'enter' : 'keep'}
            invite={token}
            busy={form.busy || account.busy}
            outcome={outcome}
          />
        )}
        {signingIn && atCode && <div data-way="code">{account.secondStep}</div>}
      </Doorway>
    </UnsavedContext>
  );
}
