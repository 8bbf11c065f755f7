import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Doorway, OtherWay } from '../../ui/Doorway.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './SignIn.module.css';

interface Props {
  readonly host: string;
  /** It was asked for. */
  readonly sent: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (who: string) => void;
  readonly onBack: () => void;
}

const check = { who: (value: string) => (value.trim() === '' ? { message: 'Your user name or e-mail goes here.' } : null) };

/** Asks who forgot their password. */
export function ForgotPassword({ host, sent, busy, problem, onSubmit, onBack }: Props) {
  const { form, field, formProblem } = useFields({
    initial: { who: '' },
    check,
    problem,
    keep: { form: 'forgot', names: ['who'] },
    onSubmit: ({ who }) => onSubmit(who),
  });
  return (
    <Doorway
      title={sent ? 'Look into your mail' : 'Forgot your password?'}
      host={host}
      asking={sent ? '' : 'forgot'}
      foot={<OtherWay key="way" question={sent ? 'Have it?' : 'Remember it?'} answer="Back to signing in" onSelect={onBack} />}
    >
      {sent ? (
        <p role="status">If there is an account with an address, a mail is on its way. Its link works for an hour. If none comes, ask again.</p>
      ) : (
        <div data-way="forgot">
          <form {...form} className={styles['form']}>
            <Field
              {...field('who')}
              label="User name or e-mail"
              help="A link to a new password comes to the address of your account."
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="send"
            />
            <FormProblem problem={formProblem} />
            <Button type="submit" look="primary" block busy={busy}>
              Send the mail
            </Button>
          </form>
        </div>
      )}
    </Doorway>
  );
}
