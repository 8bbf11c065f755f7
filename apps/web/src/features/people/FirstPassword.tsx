import type { Provider } from '@parley/shared/oidc-requests.ts';
import * as limits from '@parley/shared/limits.ts';
import { useId } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { ProveForm } from './ProveForm.tsx';
import styles from './YourAccount.module.css';

interface Props {
  readonly userName: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** One was typed before the browser left for elsewhere: it is kept nowhere. */
  readonly again: boolean;
  /** They have just signed in anew. */
  readonly proved: boolean;
  /** With these they can come in once more. */
  readonly providers: readonly Provider[];
  readonly leaving: string | null;
  readonly leaveProblem: Problem | null;
  /** What became of it, where nothing went wrong. */
  readonly note: string;
  /** They have just signed in again to prove that it is them. */
  readonly cameAgain: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onLeave: (provider: string) => void;
  readonly onSubmit: (password: string) => void;
}

/** The password of who has none: they come in by another service. */
export function FirstPassword({ proved, providers, leaving, leaveProblem, note, cameAgain, open, onOpen, onLeave, onSubmit, ...form }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>Password</h3>
      <p className={styles['words']}>
        You have none: you sign in with another service. With a password of your own you can come in without it, add passkeys and two-step sign-in,
        export your data and delete your account.
      </p>
      {proved ? (
        cameAgain && <p className={styles['words']}>You signed in again just now: for ten minutes you can set one, and link or remove a service.</p>
      ) : (
        <>
          <p className={styles['words']}>
            To set one, or to link or remove a service, sign in once more first, so that nobody else does it in your name.
          </p>
          <div className={styles['choices']}>
            {providers.map(({ id: provider, name }) => (
              <Button key={provider} busy={leaving === provider} onClick={() => onLeave(provider)}>
                <span>
                  Continue with <bdi>{name}</bdi>
                </span>
              </Button>
            ))}
          </div>
          <FormProblem problem={leaveProblem} />
          <p role="status" className={styles['words']}>
            {note}
          </p>
        </>
      )}
      {/* Also where one has to sign in again first: what is typed there stays. */}
      {open ? (
        <ProveForm
          {...form}
          which="first"
          help={`${limits.passwordLeast} characters or more.`}
          submit="Set password"
          onSubmit={({ password }) => onSubmit(password)}
          onCancel={() => onOpen(false)}
        />
      ) : (
        proved && <Button onClick={() => onOpen(true)}>Set a password</Button>
      )}
    </section>
  );
}
