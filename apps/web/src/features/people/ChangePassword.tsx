import { newPassword } from '@parley/shared/accounts.ts';
import { limits } from '@parley/shared/limits.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';
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
      {/* For what keeps passwords: it has to know whose this one is. */}
      <input hidden readOnly name="username" autoComplete="username" value={userName} />
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
      <FormProblem problem={formProblem} />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" busy={busy}>
          Change password
        </Button>
      </DialogActions>
    </form>
  );
}
