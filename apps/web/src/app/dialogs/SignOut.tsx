import { useEffect, useState } from 'react';
import { SignOutMe } from '../../features/people/SignOutMe.tsx';
import type { Problem } from '../../lib/problem.ts';
import { useChat } from '../../store/use-chat.ts';
import { go } from '../../lib/address.ts';
import { askAccount } from '../account-requests.ts';
import { signOut } from '../sign-out.ts';
import { useRequest } from '../use-request.ts';
import type { DialogProps } from './dialog-props.ts';

export function SignOut({ dialog, onClose }: DialogProps<'sign-out'>) {
  const name = useChat((state) => state.session.me?.name ?? '');
  const unsent = useChat((state) => Object.values(state.outbox).reduce((sum, entries) => sum + entries.length, 0));
  const drafts = useChat((state) => Object.values(state.drafts.texts).some((text) => text !== ''));
  const [guest, setGuest] = useState<boolean | null>(null);
  const { wait } = useRequest();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    wait(askAccount(), ({ account }) => setGuest(account === null));
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens
  }, []);

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const failed = await signOut(() => {
      go('/', { replace: true });
      dialog.onSignedOut();
    });
    setBusy(false);
    setProblem(failed);
  }

  return (
    <SignOutMe
      name={name}
      guest={guest}
      unsent={unsent}
      drafts={drafts}
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}
