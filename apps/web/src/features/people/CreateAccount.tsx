import { newPassword, userName } from '@parley/shared/accounts.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { userNameFrom } from '@parley/shared/user-name-from.ts';
import { AccountFields } from '../../ui/AccountFields.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import type { Credentials } from './SignInForm.tsx';
import styles from './YourAccount.module.css';

interface Props {
  /** What others see: the user name may be made of it. */
  readonly name: string;
  /** The user name that was typed before the browser left for elsewhere, and whether a password was: it is kept nowhere. */
  readonly typed?: string | undefined;
  readonly again?: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (credentials: Credentials) => Submission | void;
  readonly onClose: () => void;
}

const check = {
  userName: (value: string) => problemIn(userName, value),
  password: (value: string) => problemIn(newPassword, value),
};

/** Makes an account of a guest. */
export function CreateAccount({ name, typed, again = false, busy, problem, onSubmit, onClose }: Props) {
  const { form, field, unsaved, formProblem } = useFields({
    initial: { userName: typed ?? userNameFrom(name), password: '' },
    check,
    problem,
    keep: { form: 'account', names: ['userName'] },
    onSubmit,
  });
  return (
    <form {...form} className={styles['form']}>
      <p>
        You are here as a guest, known to this browser only. With a user name and a password you can come back from any device as the same person, and
        everything of yours stays yours.
      </p>
      <UnsavedLine of={unsaved} />
      <AccountFields field={field} again={again} />
      <FormEnd problem={formProblem} busy={busy} submit="Create account" cancel="Not now" onCancel={onClose} />
    </form>
  );
}
