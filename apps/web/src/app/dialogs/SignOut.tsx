import { useState } from 'react';
import { SignOutMe } from '../../features/people/SignOutMe.tsx';
import type { Problem } from '../../lib/problem.ts';
import { useChat } from '../../store/use-chat.ts';
import { go } from '../../lib/address.ts';
import { signOut } from '../sign-out.ts';
import { useMyAccount } from '../use-my-account.ts';
import type { DialogProps } from './dialog-props.ts';

export function SignOut({ dialog, onClose }: DialogProps<'sign-out'>) {
  const name = useChat((state) => state.session.me?.name ?? '');
  const isGuest = useChat((state) => state.roles === 'guest');
  const unsent = useChat((state) => Object.values(state.outbox).reduce((sum, entries) => sum + entries.length, 0));
  const drafts = useChat((state) => Object.values(state.drafts.texts).some((text) => text !== ''));
  const { mine } = useMyAccount();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const failed = await signOut(isGuest ? 'guest-left' : 'left', (why) => {
      go('/', { replace: true });
      dialog.onSignedOut(why);
    });
    setBusy(false);
    setProblem(failed);
  }

  return (
    <SignOutMe
      name={name}
      guest={mine === null ? null : mine.account === null}
      unsent={unsent}
      drafts={drafts}
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}
