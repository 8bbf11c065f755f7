import type { ReactNode } from 'react';
import { AccountSecondFactor } from '../features/people/AccountSecondFactor.tsx';
import { BackupCodes } from '../features/people/BackupCodes.tsx';
import { ProveForm } from '../features/people/ProveForm.tsx';
import { SecondStep } from '../features/people/SecondStep.tsx';
import { SetUpApp } from '../features/people/SetUpApp.tsx';
import { SignIn } from '../features/people/SignIn.tsx';
import { YourAccount } from '../features/people/YourAccount.tsx';
import type { Problem } from '../lib/problem.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { Screen } from './Screen.tsx';

function nothing(): void {}

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const link = `otpauth://totp/Parley:maya.okafor%40chat.example.com?secret=${secret}&issuer=Parley`;
const codes = '3k7d-9mqx-v2ht a0cz-rr4e-8wnp kkge-6zx9-jbtp 01dq-jged-g5n8 k3x0-25tt-jgh8 tnhx-n7tp-hkw3'.split(' ');
const wrong: Problem = { message: 'This code doesn’t fit, or was used already. Try the next one.', field: 'code' };

/** `left`: backup codes; null: it is off. */
function account(left: number | null, form: ReactNode = null): ReactNode {
  return (
    <Screen>
      <YourAccount state="ready" userName="maya.okafor" onRetry={nothing} onClose={nothing}>
        <AccountSecondFactor
          secondFactor={left === null ? null : { since: Date.now(), backupCodesLeft: left }}
          loaded
          today={new Date().setHours(0, 0, 0, 0)}
          problem={null}
          onOpen={nothing}
        >
          {form}
        </AccountSecondFactor>
      </YourAccount>
    </Screen>
  );
}

function setUp(problem: Problem | null): ReactNode {
  return (
    <SetUpApp
      link={link}
      secret={secret}
      picture={<QrCode text={link} label="QR code for your app" />}
      busy={false}
      problem={problem}
      onCopy={nothing}
      onSubmit={nothing}
      onCancel={nothing}
    />
  );
}

function signIn(problem: Problem | null): ReactNode {
  return (
    <SignIn
      host="chat.lantern.example"
      guests
      name=""
      way="account"
      busy={false}
      problem={problem}
      secondStep={<SecondStep busy={false} problem={problem} onSubmit={nothing} onBack={nothing} />}
      onWay={nothing}
      onName={nothing}
      onCredentials={nothing}
    />
  );
}

const off = (
  <ProveForm
    userName="maya.okafor"
    withCode
    help="Your password alone will be enough again."
    submit="Switch off"
    look="danger"
    busy={false}
    problem={null}
    onSubmit={nothing}
    onCancel={nothing}
  />
);

/** What there is about second factors. */
export const secondFactorViews: Readonly<Record<string, () => ReactNode>> = {
  'sign-in-code': () => signIn(null),
  'sign-in-code-wrong': () => signIn(wrong),
  'second-factor-none': () => account(null),
  'second-factor': () => account(8),
  'second-factor-no-codes': () => account(0),
  'second-factor-set-up': () => account(null, setUp(null)),
  'second-factor-set-up-wrong': () => account(null, setUp(wrong)),
  'second-factor-codes': () => account(10, <BackupCodes codes={codes} onCopy={nothing} onSave={nothing} onDone={nothing} />),
  'second-factor-off': () => account(8, off),
};
