import { useEffect, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { media } from '../../lib/use-media.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './YourAccount.module.css';

interface Props {
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The browser’s window was closed. */
  readonly closed: boolean;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
}

const check = { password: (value: string) => (value === '' ? { message: 'Your password goes here.' } : null) };

/** Asks for the password before there is a passkey more. */
export function AddPasskey({ userName, busy, problem, closed, onSubmit, onCancel }: Props) {
  const { form, field, formProblem } = useFields({ initial: { password: '' }, check, problem, onSubmit: ({ password }) => onSubmit(password) });
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a touch screen the keyboard would cover what one has opened.
    if (!matchMedia(media.touch).matches) first.current?.querySelector('input')?.focus();
  }, []);
  return (
    <form {...form} className={styles['passwords']}>
      {/* For what keeps passwords: it has to know whose this one is. */}
      <input hidden readOnly name="username" autoComplete="username" value={userName} />
      <div ref={first}>
        <PasswordField
          {...field('password')}
          label="Your password"
          help={
            closed
              ? 'No passkey was added. You can try again whenever you like.'
              : 'To be sure that it is you. Then your browser asks where to keep the passkey.'
          }
          autoComplete="current-password"
          enterKeyHint="go"
        />
      </div>
      <FormProblem problem={formProblem} />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </DialogActions>
    </form>
  );
}
