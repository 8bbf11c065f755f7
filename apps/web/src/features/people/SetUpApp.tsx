import { Copy } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import { appCodeProblem } from './code-problems.ts';
import styles from './SecondFactor.module.css';

interface Props {
  /** As an app takes it that is on this device. */
  readonly link: string;
  /** As one types it. */
  readonly secret: string;
  /** The link as a picture, for an app on another device. */
  readonly picture: ReactNode;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onCopy: () => void;
  readonly onSubmit: (code: string) => void;
  readonly onCancel: () => void;
}

const check = { code: appCodeProblem };

/** Tells an app the secret, and asks for the first code that it makes of it. */
export function SetUpApp({ link, secret, picture, busy, problem, onCopy, onSubmit, onCancel }: Props) {
  const { form, field, formProblem } = useFields({ initial: { code: '' }, check, problem, onSubmit: ({ code }) => onSubmit(code) });
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <form {...form} className={styles['form']}>
      <p ref={start} tabIndex={-1} className={styles['about']}>
        Scan this with an app for codes, such as Google Authenticator, Aegis or a password manager.
      </p>
      <div className={styles['picture']}>{picture}</div>
      <p className={styles['about']}>
        Is the app on this device? <a href={link}>Open it</a>, or type this secret there:
      </p>
      <p className={styles['secret']}>
        <code aria-label="Secret">{secret.match(/.{1,4}/gu)?.join(' ')}</code>
        <IconButton icon={Copy} label="Copy secret" onClick={onCopy} />
      </p>
      <Field
        {...field('code')}
        label="Code from your app"
        help="The six digits that it shows for Parley. Your other devices are signed out then."
        autoComplete="one-time-code"
        inputMode="numeric"
        enterKeyHint="go"
      />
      <FormEnd problem={formProblem} busy={busy} submit="Switch on" onCancel={onCancel} />
    </form>
  );
}
