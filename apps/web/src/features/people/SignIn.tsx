import { type ReactNode, useEffect, useRef } from 'react';
import { media } from '../../lib/use-media.ts';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Landscape } from './Landscape.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './SignIn.module.css';
import { type Credentials, SignInForm } from './SignInForm.tsx';

/** How one comes in: under a name, as a guest; or with user name and password, as who one is already. */
export type WayIn = 'name' | 'account';

interface Props {
  /** Where one is about to come in: the address of this Parley. */
  readonly host: string;
  /** The name used last time on this device. */
  readonly name: string;
  readonly way: WayIn;
  readonly busy: boolean;
  /** About the way that is shown. */
  readonly problem: Problem | null;
  /** The way in with a passkey, where there is one. */
  readonly passkey?: ReactNode;
  readonly onWay: (way: WayIn) => void;
  readonly onName: (name: string) => void;
  readonly onCredentials: (credentials: Credentials) => void;
}

/** The way in: a name is enough, and who has an account signs in. */
export function SignIn({ host, name, way, busy, problem, passkey, onWay, onName, onCredentials }: Props) {
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a touch screen the keyboard would cover the page before one has read it.
    if (!matchMedia(media.touch).matches) side.current?.querySelector<HTMLElement>(`[data-way="${way}"] input`)?.focus();
  }, [way]);
  const byName = way === 'name';
  return (
    <div className={styles['screen']}>
      <main ref={side} className={styles['side']}>
        <div className={styles['inside']}>
          <Logo />
          <h1>{byName ? 'Welcome to Parley' : 'Sign in to Parley'}</h1>
          <p className={styles['host']}>{host}</p>
          {/* Hidden, not gone: who looks at the other way finds the name as it was typed. */}
          <div data-way="name" hidden={!byName}>
            <NameForm
              className={styles['form']}
              initial={name}
              help="This is how others see you. You can change it later."
              problem={byName ? problem : null}
              onSubmit={onName}
            >
              <Button type="submit" look="primary" block busy={busy}>
                {busy ? 'Opening the door' : 'Start talking'}
              </Button>
            </NameForm>
          </div>
          {!byName && (
            <div data-way="account">
              <SignInForm className={styles['form']} busy={busy} problem={problem} onSubmit={onCredentials} />
              {passkey}
            </div>
          )}
          <div className={styles['foot']}>
            {byName && <p>No account needed. This browser remembers you.</p>}
            <button key="way" type="button" className={styles['way']} onClick={() => onWay(byName ? 'account' : 'name')}>
              {byName ? 'Have an account?' : 'New here?'} <b>{byName ? 'Sign in' : 'Come in with a name'}</b>
            </button>
          </div>
        </div>
      </main>
      <div className={styles['art']}>
        <Landscape />
      </div>
    </div>
  );
}
