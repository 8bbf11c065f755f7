import { useEffect, useId, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { ProveForm } from './ProveForm.tsx';
import styles from './YourAccount.module.css';

interface Props {
  /** Null: a guest, who has no password to prove anything with. */
  readonly userName: string | null;
  /** The form is open. */
  readonly open: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onOpen: (open: boolean) => void;
  readonly onSubmit: (password: string | null) => void;
}

/** Takes along what is kept of one. */
export function AccountData({ userName, open, busy, problem, onOpen, onSubmit }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>Your data</h3>
      <p className={styles['words']}>
        Everything that Parley keeps of you, in one file to keep: your profile and account, your rooms, and every message you wrote. Nothing that
        others said is in it. You can do this once an hour.
      </p>
      {userName !== null && open ? (
        <ProveForm
          userName={userName}
          help=""
          submit="Download"
          busy={busy}
          problem={problem}
          onSubmit={({ password }) => onSubmit(password)}
          onCancel={() => onOpen(false)}
        />
      ) : (
        <>
          <Button ref={button} busy={busy} onClick={() => (userName === null ? onSubmit(null) : onOpen(true))}>
            Export my data
          </Button>
          <FormProblem problem={problem} />
        </>
      )}
    </section>
  );
}
