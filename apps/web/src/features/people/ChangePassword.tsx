import { newPassword } from '@parley/shared/accounts.ts';
import * as limits from '@parley/shared/limits.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { WhosePassword } from '../../ui/WhosePassword.tsx';
import { useOpenedField } from '../../ui/use-opened-field.ts';
import styles from './YourAccount.module.css';

export interface Passwords {
  readonly current: string;
  readonly password: string;
}

interface Props {
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (passwords: Passwords) => void;
  readonly onCancel: () => void;
}

const check = {
  current: (value: string) => (value === '' ? { message: 'The password you have now goes here.' } : null),
  password: (value: string) => problemIn(newPassword, value),
};

/** Asks for the password one has and the one that is to come. */
export function ChangePassword({ userName, busy, problem, onSubmit, onCancel }: Props) {
  const { form, field, formProblem } = useFields({ initial: { current: '', password: '' }, check, problem, onSubmit });
  const first = useOpenedField();
  return (
    <form {...form} className={styles['passwords']}>
      <WhosePassword userName={userName} />
      <div ref={first}>
        <PasswordField {...field('current')} label="Current password" autoComplete="current-password" />
      </div>
      <PasswordField
        {...field('password')}
        label="New password"
        help={`${limits.passwordLeast} characters or more. Your other devices are signed out.`}
        autoComplete="new-password"
        enterKeyHint="go"
      />
      <FormEnd problem={formProblem} busy={busy} submit="Change password" onCancel={onCancel} />
    </form>
  );
}
