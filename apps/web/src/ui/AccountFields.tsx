import * as limits from '@parley/shared/limits.ts';
import { Field, type FieldProps } from './Field.tsx';
import { PasswordField } from './PasswordField.tsx';

/** What `useFields` gives for a field. */
type FieldOf = (name: 'userName' | 'password') => Partial<FieldProps>;

/** What an account is made of: a user name and a password. */
export function AccountFields({ field }: { readonly field: FieldOf }) {
  return (
    <>
      <Field
        {...field('userName')}
        label="User name"
        help="For signing in. Others don’t see it."
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <PasswordField
        {...field('password')}
        label="Password"
        help={`${limits.passwordLeast} characters or more.`}
        autoComplete="new-password"
        enterKeyHint="go"
      />
    </>
  );
}
