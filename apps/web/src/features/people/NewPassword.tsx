import { newPassword } from '@parley/shared/accounts.ts';
import * as limits from '@parley/shared/limits.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './SignIn.module.css';

interface Props {
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (password: string) => void;
}

const check = { password: (value: string) => problemIn(newPassword, value) };

/** Asks somebody who forgot their password for another one. */
export function NewPassword({ userName, busy, problem, onSubmit }: Props) {
  const { form, field, formProblem } = useFields({ initial: { password: '' }, check, problem, onSubmit: ({ password }) => onSubmit(password) });
  return (
    <form {...form} className={styles['form']}>
      {/* Before the password: it says whose, to what keeps passwords and to whoever forgot this, too. */}
      <Field name="username" label="User name" readOnly tabIndex={-1} value={userName} autoComplete="username" />
      <PasswordField
        {...field('password')}
        label="New password"
        help={`${limits.passwordLeast} characters or more. Your other devices are signed out.`}
        autoComplete="new-password"
        enterKeyHint="go"
      />
      <FormProblem problem={formProblem} />
      <Button type="submit" look="primary" block busy={busy}>
        {busy ? 'Opening the door' : 'Save it and come in'}
      </Button>
    </form>
  );
}
