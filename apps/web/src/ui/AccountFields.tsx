import * as limits from '@parley/shared/limits.ts';
import { Field, type FieldProps } from './Field.tsx';
import { PasswordField } from './PasswordField.tsx';

/** What `useFields` gives for a field. */
type FieldOf = (name: 'userName' | 'password') => Partial<FieldProps>;

/** What an account is made of: a user name and a password; `again`: one was typed before the browser left for elsewhere. */
export function AccountFields({ field, again = false }: { readonly field: FieldOf; readonly again?: boolean }) {
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
        again={again}
        label="Password"
        help={`${limits.passwordLeast} characters or more.`}
        autoComplete="new-password"
        enterKeyHint="go"
      />
    </>
  );
}
