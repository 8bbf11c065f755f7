import type { ReactNode } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { WhosePassword } from '../../ui/WhosePassword.tsx';
import { useOpenedField } from '../../ui/use-opened-field.ts';
import styles from './YourAccount.module.css';

interface Props {
  readonly userName: string;
  /** Whether the password alone is not enough. */
  readonly withCode: boolean;
  readonly help: ReactNode;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (proof: { readonly password: string; readonly code: string }) => void;
  readonly onCancel: () => void;
}

function passwordProblem(value: string): Problem | null {
  return value === '' ? { message: 'Your password goes here.' } : null;
}

function codeProblem(value: string): Problem | null {
  return value.trim() === '' ? { message: 'A code from your app, or a backup code, goes here.' } : null;
}

function none(): null {
  return null;
}

/** Asks who is in to prove once more that it is them. */
export function ProveForm({ userName, withCode, help, submit, look = 'primary', busy, problem, onSubmit, onCancel }: Props) {
  const check = { password: passwordProblem, code: withCode ? codeProblem : none };
  const { form, field, formProblem } = useFields({ initial: { password: '', code: '' }, check, problem, onSubmit });
  const first = useOpenedField();
  return (
    <form {...form} className={styles['passwords']}>
      <WhosePassword userName={userName} />
      <div ref={first}>
        <PasswordField
          {...field('password')}
          label="Your password"
          help={help}
          autoComplete="current-password"
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
      <FormEnd problem={formProblem} busy={busy} submit={submit} look={look} onCancel={onCancel} />
    </form>
  );
}
