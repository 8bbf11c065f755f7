import type { ReactNode } from 'react';
import { AccountPasskeys } from '../features/people/AccountPasskeys.tsx';
import { AccountPassword } from '../features/people/AccountPassword.tsx';
import { AccountSessions } from '../features/people/AccountSessions.tsx';
import { CreateAccount } from '../features/people/CreateAccount.tsx';
import { SignOutMe } from '../features/people/SignOutMe.tsx';
import { YourAccount } from '../features/people/YourAccount.tsx';
import type { Problem } from '../lib/problem.ts';
import { passkeys, sessions } from './samples.ts';
import { Screen } from './Screen.tsx';

function nothing(): void {}

function frame(state: Parameters<typeof YourAccount>[0]['state'], userName: string | null = null, children: ReactNode = null): ReactNode {
  return (
    <Screen>
      <YourAccount state={state} userName={userName} onRetry={nothing} onClose={nothing}>
        {children}
      </YourAccount>
    </Screen>
  );
}

function guest(problem: Problem | null): ReactNode {
  return frame('ready', null, <CreateAccount name="Maya Okafor" busy={false} problem={problem} onSubmit={nothing} onClose={nothing} />);
}

const noPasskeys = 'Passkeys need an address with a name and https, such as https://chat.example.com.';

function withPasskeys(state: Partial<Parameters<typeof AccountPasskeys>[0]>): ReactNode {
  return frame(
    'ready',
    'maya.okafor',
    <AccountPasskeys
      userName="maya.okafor"
      passkeys={passkeys}
      today={new Date().setHours(0, 0, 0, 0)}
      host="chat.example.com"
      impossible={null}
      open={false}
      busy={false}
      problem={null}
      closed={false}
      removing={null}
      listProblem={null}
      onOpen={nothing}
      onSubmit={nothing}
      onAskRemove={nothing}
      onRemove={nothing}
      {...state}
    />,
  );
}

function account(open: boolean, problem: Problem | null = null): ReactNode {
  return frame(
    'ready',
    'maya.okafor',
    <>
      <AccountPassword userName="maya.okafor" open={open} busy={false} problem={problem} onOpen={nothing} onSubmit={nothing} />
      <AccountSessions sessions={sessions} today={new Date().setHours(0, 0, 0, 0)} ending={null} problem={null} onEnd={nothing} />
    </>,
  );
}

function signOut(isGuest: boolean): ReactNode {
  return (
    <Screen>
      <SignOutMe name="Maya" guest={isGuest} unsent={2} drafts busy={false} problem={null} onSubmit={nothing} onClose={nothing} />
    </Screen>
  );
}

/** What there is about accounts, inside. */
export const accountViews: Readonly<Record<string, () => ReactNode>> = {
  'account-loading': () => frame('loading'),
  'account-failed': () => frame({ failed: 'The server can’t be reached. Check your connection and try again.' }),
  'account-guest': () => guest(null),
  'account-guest-taken': () => guest({ message: '“maya.okafor” is taken.', suggestion: 'maya.okafor2', field: 'userName' }),
  account: () => account(false),
  'account-password': () => account(true),
  'account-password-wrong': () => account(true, { message: 'That is not your password.', field: 'current' }),
  'account-passkeys': () => withPasskeys({}),
  'account-passkeys-none': () => withPasskeys({ passkeys: [] }),
  'account-passkeys-impossible': () => withPasskeys({ impossible: noPasskeys, passkeys: passkeys.slice(0, 1) }),
  'account-passkeys-adding': () => withPasskeys({ open: true }),
  'account-passkeys-closed': () => withPasskeys({ open: true, closed: true }),
  'account-passkeys-removing': () => withPasskeys({ removing: { id: passkeys[1]?.id ?? '', busy: false, problem: null } }),
  'sign-out': () => signOut(true),
  'sign-out-account': () => signOut(false),
};
