import type { AccountSession } from '@parley/shared/accounts.ts';
import * as limits from '@parley/shared/limits.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { AccountOtherDevice, DeviceCode } from '../../features/people/AccountOtherDevice.tsx';
import { ProveForm } from '../../features/people/ProveForm.tsx';
import { lazyView } from '../../lib/lazy-view.tsx';
import { useOnOpen } from '../../lib/use-on-open.ts';
import { askAccount } from '../account-requests.ts';
import { deviceLink, makeDeviceLink } from '../device-link-requests.ts';
import { Lazily } from '../Lazily.tsx';
import { sayCopied } from '../say-copied.ts';
import { useRequest } from '../use-request.ts';

interface Props {
  readonly userName: string;
  /** Where one is signed in already. */
  readonly sessions: readonly AccountSession[];
  /** Another device is signed in. */
  readonly onEntered: () => void;
}

/** `listed`: it is among where one is signed in, which is asked for once it is in. */
type Outcome = { readonly id: string; readonly device: string; readonly listed: boolean } | 'ended' | null;

const second = 1_000;
/** Between two questions who is signed in by now. */
const pause = 2 * second;

// Few ever see one: what draws it comes then.
const qrCode = lazyView(() => import('../../ui/QrCode.tsx').then((module) => module.QrCode));

interface ShownProps {
  readonly token: string;
  /** The sessions there were before. */
  readonly known: ReadonlySet<string>;
  readonly onEntered: (session: AccountSession) => void;
  readonly onOver: () => void;
  readonly onCancel: () => void;
}

/** The code that signs another device in, until one is in or it has run out. */
function ShownCode({ token, known, onEntered, onOver, onCancel }: ShownProps) {
  // By this device’s clock alone: the server’s may go differently.
  const [end] = useState(() => performance.now() + limits.deviceLinkLasts);
  const [left, setLeft] = useState<number>(limits.deviceLinkLasts / second);
  const ended = useEffectEvent(onOver);
  useOnOpen(() => {
    const ticking = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / second))), second);
    let asking = setTimeout(() => void ask(), pause);
    let here = true;
    async function ask(): Promise<void> {
      const mine = await askAccount();
      if (!here) return;
      const session = 'value' in mine ? mine.value.sessions.find(({ id }) => !known.has(id)) : undefined;
      if (session !== undefined) onEntered(session);
      // Without a connection nothing is known: it is asked again.
      else asking = setTimeout(() => void ask(), pause);
    }
    return () => {
      here = false;
      clearInterval(ticking);
      clearTimeout(asking);
    };
  });
  const over = left === 0;
  useEffect(() => {
    if (over) ended();
  }, [over]);
  const link = deviceLink(token);
  return (
    <DeviceCode
      picture={
        <Lazily>
          <qrCode.View text={link} label="QR code that signs you in" />
        </Lazily>
      }
      left={left}
      onCopy={() => sayCopied(link, 'Link copied. Open it on your other device.')}
      onCancel={onCancel}
    />
  );
}

/** Signs another device of who is signed in in. */
export function MyOtherDevice({ userName, sessions, onEntered }: Props) {
  const [open, setOpen] = useState<'proof' | { readonly token: string; readonly known: ReadonlySet<string> } | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const form = useRequest();
  if (outcome !== null && outcome !== 'ended') {
    const listed = sessions.some(({ id }) => id === outcome.id);
    // Once it is signed out again, there is nothing left to ask about it.
    if (listed !== outcome.listed) setOutcome(listed ? { ...outcome, listed } : null);
  }

  function close(): void {
    form.forget();
    setOpen(null);
  }

  return (
    <AccountOtherDevice
      outcome={outcome}
      onOpen={() => {
        setOutcome(null);
        setOpen('proof');
      }}
    >
      {open === null ? null : open === 'proof' ? (
        <ProveForm
          userName={userName}
          help="To be sure that it is you."
          submit="Show the code"
          busy={form.busy}
          problem={form.problem}
          onCancel={close}
          onSubmit={({ password }) => {
            qrCode.prefetch();
            const known = new Set(sessions.map(({ id }) => id));
            form.wait(makeDeviceLink(password), ({ token }) => setOpen({ token, known }));
          }}
        />
      ) : (
        <ShownCode
          {...open}
          onEntered={({ id, device }) => {
            setOutcome({ id, device: device ?? 'a browser', listed: false });
            close();
            onEntered();
          }}
          onOver={() => {
            setOutcome('ended');
            close();
          }}
          onCancel={close}
        />
      )}
    </AccountOtherDevice>
  );
}
