import { newPassword } from '@parley/shared/accounts.ts';
import type { ReactNode } from 'react';
import { type Problem, problemIn } from '../../lib/problem.ts';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { WhosePassword } from '../../ui/WhosePassword.tsx';
import { useOpenedField } from '../../ui/use-opened-field.ts';
import styles from './YourAccount.module.css';

interface Props {
  readonly userName: string;
  /** Which password it asks for: the one they have, or the first that they are to have. */
  readonly which?: 'present' | 'first';
  /** One was typed before the browser left for elsewhere: it is kept nowhere. */
  readonly again?: boolean;
  /** Whether the password alone is not enough. */
  readonly withCode?: boolean;
  readonly help: ReactNode;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly cancel?: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (proof: { readonly password: string; readonly code: string }) => void;
  readonly onCancel: () => void;
}

const asking = {
  present: {
    label: 'Your password',
    autoComplete: 'current-password',
    check: (value: string): Problem | null => (value === '' ? { message: 'Your password goes here.' } : null),
  },
  first: { label: 'New password', autoComplete: 'new-password', check: (value: string) => problemIn(newPassword, value) },
} as const;

function codeProblem(value: string): Problem | null {
  return value.trim() === '' ? { message: 'A code from your app, or a backup code, goes here.' } : null;
}

function none(): null {
  return null;
}

/** Asks who is in for their password: to prove once more that it is them, or for the first one that they choose. */
export function ProveForm({ userName, which = 'present', again = false, withCode = false, help, problem, onSubmit, ...end }: Props) {
  const { label, autoComplete, check: passwordProblem } = asking[which];
  const check = { password: passwordProblem, code: withCode ? codeProblem : none };
  const { form, field, formProblem } = useFields({ initial: { password: '', code: '' }, check, problem, onSubmit });
  const first = useOpenedField();
  return (
    <form {...form} className={styles['passwords']}>
      <WhosePassword userName={userName} />
      <div ref={first}>
        <PasswordField
          {...field('password')}
          label={label}
          again={again}
          help={help}
          autoComplete={autoComplete}
          enterKeyHint={withCode ? 'next' : 'go'}
        />
      </div>
      {withCode && (
        <Field
          {...field('code')}
          label="Code from your app, or a backup code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
        />
      )}
      <FormEnd {...end} problem={formProblem} />
    </form>
  );
}
