import type { MailState } from '@parley/shared/mail-requests.ts';
import { useState } from 'react';
import { useOnOpen } from '../../lib/use-on-open.ts';
import { AccountMail, type MailForm } from '../../features/people/AccountMail.tsx';
import { showToast } from '../../ui/toasts.ts';
import { addAddress, askMail, removeAddress } from '../mail-requests.ts';
import { useRequest } from '../use-request.ts';

/** The part of one’s account that is about mail. */
export function MyMail() {
  const [mail, setMail] = useState<MailState | null>(null);
  const [open, setOpen] = useState<MailForm | null>(null);
  const { wait } = useRequest();
  const form = useRequest();

  function ask(): void {
    wait(askMail(), setMail);
  }
  useOnOpen(() => ask());

  if (mail === null) return null;
  return (
    <AccountMail
      mail={mail}
      open={open}
      busy={form.busy}
      problem={form.problem}
      onOpen={(which) => {
        form.forget();
        setOpen(which);
      }}
      onSubmit={({ address, current }) =>
        form.wait(open === 'remove' ? removeAddress({ current }) : addAddress({ address, current }), () => {
          showToast(open === 'remove' ? 'Address removed.' : 'A mail is on its way. Open its link to confirm the address.');
          setOpen(null);
          ask();
        })
      }
    />
  );
}
