import { useEffect, useRef } from 'react';
import { media } from '../../lib/use-media.ts';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Landscape } from './Landscape.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './SignIn.module.css';

interface Props {
  /** Where one is about to come in: the address of this Parley. */
  readonly host: string;
  /** The name used last time on this device. */
  readonly name: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (name: string) => void;
}

/** The way in: a name is enough. */
export function SignIn({ host, name, busy, problem, onSubmit }: Props) {
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a touch screen the keyboard would cover the page before one has read it.
    if (!matchMedia(media.touch).matches) side.current?.querySelector('input')?.focus();
  }, []);
  return (
    <div className={styles['screen']}>
      <main ref={side} className={styles['side']}>
        <div className={styles['inside']}>
          <Logo />
          <h1>Welcome to Parley</h1>
          <p className={styles['host']}>{host}</p>
          <NameForm
            className={styles['form']}
            initial={name}
            help="This is how others see you. You can change it later."
            problem={problem}
            onSubmit={onSubmit}
          >
            <Button type="submit" look="primary" block busy={busy}>
              {busy ? 'Opening the door' : 'Start talking'}
            </Button>
          </NameForm>
          <p className={styles['foot']}>No account needed. This browser remembers you.</p>
        </div>
      </main>
      <div className={styles['art']}>
        <Landscape />
      </div>
    </div>
  );
}
