import type { ComponentProps, ReactNode } from 'react';
import { AccountProviders } from '../features/people/AccountProviders.tsx';
import { CreateAccount } from '../features/people/CreateAccount.tsx';
import { FirstPassword } from '../features/people/FirstPassword.tsx';
import { ProvidersFailed } from '../features/people/ProvidersFailed.tsx';
import { ProviderWays } from '../features/people/ProviderWays.tsx';
import { YourAccount } from '../features/people/YourAccount.tsx';
import { linked, providers } from './samples.ts';
import { Screen } from './Screen.tsx';

function nothing(): void {}

function account(children: ReactNode, userName: string | null = 'maya.okafor'): ReactNode {
  return (
    <Screen>
      <YourAccount state="ready" userName={userName} onRetry={nothing} onClose={nothing}>
        {children}
      </YourAccount>
    </Screen>
  );
}

function list(parts: Partial<ComponentProps<typeof AccountProviders>>): ReactNode {
  return account(
    <AccountProviders
      userName="maya.okafor"
      today={new Date().setHours(0, 0, 0, 0)}
      providers={providers}
      linked={linked}
      linking={null}
      leaving={null}
      problem={null}
      listProblem={null}
      note=""
      prover="maya.okafor"
      mayRemove
      removing={null}
      onLink={nothing}
      onSubmit={nothing}
      onAskRemove={nothing}
      onRemove={nothing}
      {...parts}
    />,
  );
}

function password(parts: Partial<ComponentProps<typeof FirstPassword>>): ReactNode {
  return account(
    <FirstPassword
      userName="maya.okafor"
      proved={false}
      providers={providers.slice(0, 1)}
      leaving={null}
      leaveProblem={null}
      note=""
      cameAgain={false}
      again={false}
      open={false}
      busy={false}
      problem={null}
      onOpen={nothing}
      onLeave={nothing}
      onSubmit={nothing}
      {...parts}
    />,
  );
}

const no = 'You didn’t sign in with Company, and nothing has changed.';

/** What there is about coming in by another service, inside. */
export const providerViews: Readonly<Record<string, () => ReactNode>> = {
  providers: () => list({}),
  'providers-none': () => list({ linked: [] }),
  'providers-failed': () => account(<ProvidersFailed reason="The server can’t be reached. Check your connection and try again." onRetry={nothing} />),
  'providers-linking': () => list({ linking: providers[1] ?? null }),
  'providers-leaving': () => list({ leaving: providers[1]?.id ?? null }),
  'providers-removing': () => list({ removing: { id: linked[0]?.id ?? '', busy: false, problem: null } }),
  'providers-removing-proved': () => list({ prover: null, removing: { id: linked[0]?.id ?? '', busy: false, problem: null } }),
  'providers-back-taken': () =>
    list({
      listProblem: {
        message: 'Somebody here signs in with that Forge account already. If that is you, sign out here and sign in with Forge.',
        general: true,
      },
    }),
  'providers-back-denied': () => list({ note: no }),
  'first-password': () => password({}),
  'first-password-back-denied': () => password({ note: no }),
  'first-password-back-unproved': () =>
    password({
      leaveProblem: {
        message:
          'Company didn’t ask you to sign in again, so we can’t be sure it’s you. Sign out there and try again, or ask for a link to a new password.',
        general: true,
      },
    }),
  'first-password-back': () => password({ proved: true, cameAgain: true }),
  'first-password-back-typed': () => password({ proved: true, cameAgain: true, open: true, again: true }),
  'first-password-lapsed': () =>
    password({ open: true, problem: { message: 'Sign in again first, so that nobody else does this in your name.', general: true } }),
  'account-guest-back': () =>
    account(
      <>
        <CreateAccount name="Maya Okafor" typed="maya" again busy={false} problem={null} onSubmit={nothing} onClose={nothing} />
        <ProviderWays providers={providers} or leaving={null} problem={null} note={no} onLeave={nothing} />
      </>,
      null,
    ),
};
