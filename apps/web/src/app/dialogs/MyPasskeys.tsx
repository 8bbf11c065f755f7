import type { Passkey } from '@parley/shared/passkeys.ts';
import { useRef, useState } from 'react';
import { useOnOpen } from '../../lib/use-on-open.ts';
import { AccountPasskeys } from '../../features/people/AccountPasskeys.tsx';
import { showToast } from '../../ui/toasts.ts';
import { addPasskey, CLOSED, askPasskeys, removePasskey, stopAsking } from '../passkey-requests.ts';
import { whyNoPasskeys } from '../passkeys-here.ts';
import { useRequest } from '../use-request.ts';

interface Props {
  readonly userName: string;
  readonly today: number;
  /** One was added: the session is another one now. */
  readonly onAdded: () => void;
}

/** The passkeys of who is signed in. */
export function MyPasskeys({ userName, today, onAdded }: Props) {
  const [passkeys, setPasskeys] = useState<readonly Passkey[]>([]);
  const [open, setOpen] = useState(false);
  const [closed, setClosed] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  const list = useRequest();
  const form = useRequest();
  const removal = useRequest();
  /** What the browser asks, until the form or the dialog is closed. */
  const asking = useRef(new AbortController());

  function stop(): void {
    asking.current.abort();
    stopAsking();
  }

  function ask(): void {
    list.wait(askPasskeys(), (answer) => setPasskeys(answer.passkeys));
  }

  useOnOpen(() => {
    ask();
    return stop;
  });

  return (
    <AccountPasskeys
      userName={userName}
      passkeys={passkeys}
      today={today}
      host={location.hostname}
      impossible={whyNoPasskeys()}
      open={open}
      busy={form.busy}
      problem={form.problem}
      closed={closed}
      onOpen={(next) => {
        stop();
        form.forget();
        setClosed(false);
        setOpen(next);
      }}
      onSubmit={(password) => {
        asking.current = new AbortController();
        form.wait(addPasskey(password, asking.current.signal), (added) => {
          setClosed(added === CLOSED);
          if (added === CLOSED) return;
          showToast('Passkey added. You can sign in with it from now on.');
          setOpen(false);
          ask();
          onAdded();
        });
      }}
      removing={removing === null ? null : { id: removing, busy: removal.busy, problem: removal.problem }}
      listProblem={list.problem}
      onAskRemove={(id) => {
        removal.forget();
        setRemoving(id);
      }}
      onRemove={(passkey, password) =>
        removal.wait(removePasskey(passkey, password), () => {
          showToast('Passkey removed.');
          setRemoving(null);
          setPasskeys((now) => now.filter(({ id }) => id !== passkey.id));
          ask();
        })
      }
    />
  );
}
