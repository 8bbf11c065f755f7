import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useFields } from '../../ui/use-fields.tsx';

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

interface Props {
  /** Whether an account can have an address here. */
  readonly byMail?: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly className: string | undefined;
  /** As it was typed before. */
  readonly userName?: string;
  /** A password was typed before the browser left for elsewhere: it is kept nowhere. */
  readonly again?: boolean;
  readonly onSubmit: (credentials: Credentials) => void;
}

const check = {
  userName: (value: string) => (value.trim() === '' ? { message: 'Your user name goes here.' } : null),
  password: (value: string) => (value === '' ? { message: 'Your password goes here.' } : null),
};

/** Asks somebody who has an account for user name and password. */
export function SignInForm({ byMail = false, busy, problem, className, userName = '', again = false, onSubmit }: Props) {
  const { form, field, formProblem } = useFields({
    initial: { userName, password: '' },
    check,
    problem,
    together: true,
    keep: { form: 'sign-in', names: ['userName'] },
    onSubmit,
  });
  return (
    <form {...form} className={className}>
      <Field
        {...field('userName')}
        label={byMail ? 'User name or e-mail' : 'User name'}
        autoComplete="username webauthn"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <PasswordField {...field('password')} again={again} label="Password" autoComplete="current-password" enterKeyHint="go" />
      <FormProblem problem={formProblem} />
      <Button type="submit" look="primary" block busy={busy}>
        {busy ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  );
}
