import type { SecondFactor } from '@parley/shared/second-factor.ts';
import { type ReactNode, useState } from 'react';
import { useOnOpen } from '../../lib/use-on-open.ts';
import { AccountSecondFactor } from '../../features/people/AccountSecondFactor.tsx';
import { BackupCodes } from '../../features/people/BackupCodes.tsx';
import { ProveForm } from '../../features/people/ProveForm.tsx';
import { SetUpApp } from '../../features/people/SetUpApp.tsx';
import { lazyView } from '../../lib/lazy-view.tsx';
import { saveText } from '../../lib/save-file.ts';
import { showToast } from '../../ui/toasts.ts';
import { Lazily } from '../Lazily.tsx';
import { sayCopied } from '../say-copied.ts';
import { askSecondFactor, type Offer, offerSecondFactor, renewBackupCodes, switchOff, switchOn } from '../second-factor-requests.ts';
import { useRequest } from '../use-request.ts';

interface Props {
  readonly userName: string;
  readonly today: number;
  /** The session is another one now. */
  readonly onChanged: () => void;
}

/** Which form is open, and what it goes on from. */
type Open = 'on' | 'renew' | 'off' | { readonly offer: Offer } | { readonly codes: readonly string[] };

// Few ever see one: what draws it comes then.
const qrCode = lazyView(() => import('../../ui/QrCode.tsx').then((module) => module.QrCode));

/** What apps read (the Key URI Format); the host tells two Parleys apart. */
function linkOf(userName: string, secret: string): string {
  const label = encodeURIComponent(`${userName}@${location.host}`);
  return `otpauth://totp/Parley:${label}?secret=${secret}&issuer=Parley&algorithm=SHA1&digits=6&period=30`;
}

/** The second factor of who is signed in. */
export function MySecondFactor({ userName, today, onChanged }: Props) {
  const [secondFactor, setSecondFactor] = useState<SecondFactor | null>(null);
  const [loaded, setLoaded] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const state = useRequest();
  const form = useRequest();

  function ask(): void {
    state.wait(askSecondFactor(), (answer) => {
      setSecondFactor(answer.secondFactor);
      setLoaded(true);
    });
  }

  useOnOpen(() => ask());

  function show(next: Open | null): void {
    form.forget();
    setOpen(next);
  }

  function changed(toast: string, next: Open | null): void {
    showToast(toast);
    setOpen(next);
    ask();
    onChanged();
  }

  const common = { busy: form.busy, problem: form.problem, onCancel: () => show(null) };

  function formOf(which: Open): ReactNode {
    if (typeof which === 'object' && 'codes' in which) {
      const text = which.codes.join('\n');
      return (
        <BackupCodes
          codes={which.codes}
          onCopy={() => sayCopied(text, 'Backup codes copied.')}
          onSave={() => saveText('parley-backup-codes.txt', `Backup codes of ${userName} at ${location.host}. Each works once.\n\n${text}\n`)}
          onDone={() => show(null)}
        />
      );
    }
    // Who took too long over it begins again with the password.
    if (typeof which === 'object' && form.problem?.gone !== true) {
      const { secret, setup } = which.offer;
      const link = linkOf(userName, secret);
      return (
        <SetUpApp
          {...common}
          link={link}
          secret={secret}
          picture={
            <Lazily>
              <qrCode.View text={link} label="QR code for your app" />
            </Lazily>
          }
          onCopy={() => sayCopied(secret, 'Secret copied.')}
          onSubmit={(code) =>
            form.wait(switchOn(setup, code), ({ backupCodes }) =>
              changed('Two-step sign-in is on. Other devices were signed out.', { codes: backupCodes }),
            )
          }
        />
      );
    }
    switch (which) {
      case 'renew':
        return (
          <ProveForm
            {...common}
            key="renew"
            userName={userName}
            withCode
            help="Backup codes from before won’t work any more."
            submit="Make new codes"
            onSubmit={(proof) =>
              form.wait(renewBackupCodes(proof), ({ backupCodes }) => changed('These are your backup codes from now on.', { codes: backupCodes }))
            }
          />
        );
      case 'off':
        return (
          <ProveForm
            {...common}
            key="off"
            userName={userName}
            withCode
            help="Your password alone will be enough again."
            submit="Switch off"
            look="danger"
            onSubmit={(proof) => form.wait(switchOff(proof), () => changed('Two-step sign-in is off.', null))}
          />
        );
      default:
        return (
          <ProveForm
            {...common}
            key="on"
            userName={userName}
            help="To be sure that it is you."
            submit="Continue"
            onSubmit={({ password }) => {
              qrCode.prefetch();
              setOpen('on');
              form.wait(offerSecondFactor(password), (offer) => setOpen({ offer }));
            }}
          />
        );
    }
  }

  return (
    <AccountSecondFactor secondFactor={secondFactor} loaded={loaded} today={today} problem={state.problem} onOpen={show}>
      {open === null ? null : formOf(open)}
    </AccountSecondFactor>
  );
}
