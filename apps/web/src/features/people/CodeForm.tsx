import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { appCodeProblem } from './code-problems.ts';
import styles from './SecondStep.module.css';

export type CodeKind = 'app' | 'backup';

interface Props {
  readonly kind: CodeKind;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (code: string) => void;
}

function backupCodeProblem(value: string): Problem | null {
  return value.trim() === '' ? { message: 'A backup code goes here.' } : null;
}

const kinds = {
  app: {
    check: { code: appCodeProblem },
    label: 'Code from your app',
    help: 'The six digits that your app shows for Parley.',
    field: { autoComplete: 'one-time-code', inputMode: 'numeric' },
  },
  backup: {
    check: { code: backupCodeProblem },
    label: 'Backup code',
    help: 'One of those that you kept. Each works once.',
    field: { autoComplete: 'off' },
  },
} as const;

/** Asks for one code. */
export function CodeForm({ kind, busy, problem, onSubmit }: Props) {
  const { check, label, help, field: how } = kinds[kind];
  const { form, field, formProblem } = useFields({ initial: { code: '' }, check, problem, onSubmit: ({ code }) => onSubmit(code) });
  return (
    <form {...form} className={styles['form']}>
      <Field
        {...field('code')}
        {...how}
        label={label}
        help={help}
        className={styles['code']}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
      />
      <FormProblem problem={formProblem} />
      <Button type="submit" look="primary" block busy={busy}>
        {busy ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  );
}
