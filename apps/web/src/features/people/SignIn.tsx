import type { ReactNode } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Doorway, OtherWay } from '../../ui/Doorway.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './SignIn.module.css';
import { type Credentials, SignInForm } from './SignInForm.tsx';

/** How one comes in: under a name, as a guest; or with user name and password, as who one is already. */
export type WayIn = 'name' | 'account';

interface Props {
  /** Where one is about to come in: the address of this Parley. */
  readonly host: string;
  /** Whether a name alone is enough. */
  readonly guests: boolean;
  /** The name used last time on this device. */
  readonly name: string;
  /** The user name as it was typed before. */
  readonly userName?: string;
  /** A password was typed before the browser left for elsewhere: it is kept nowhere. */
  readonly again?: boolean;
  readonly way: WayIn;
  readonly busy: boolean;
  /** About the way that is shown. */
  readonly problem: Problem | null;
  /** The way in with a passkey, where there is one. */
  readonly passkey?: ReactNode;
  /** What became of who was in here. */
  readonly notice?: string | null;
  /** Whether it may be said that the browser remembers who comes in: whoever was put out of it has just seen that it did not. */
  readonly remembered?: boolean;
  /** The ways in by signing in elsewhere, where there are some. */
  readonly providers?: ReactNode;
  /** What comes after user name and password, once they were right and are not enough. */
  readonly secondStep?: ReactNode;
  /** Who forgot their password is helped by a mail; null: by a person, as none can be sent. Not given: it is not known yet. */
  readonly onForgot?: (() => void) | null;
  readonly onWay: (way: WayIn) => void;
  readonly onName: (name: string) => void;
  readonly onCredentials: (credentials: Credentials) => void;
}

/** The way in: a name is enough where guests are welcome, and who has an account signs in. */
export function SignIn(props: Props) {
  const { host, guests, name, userName = '', again = false, way, busy, problem, passkey, providers, notice = null, secondStep = null } = props;
  const { remembered = true, onForgot, onWay, onName, onCredentials } = props;
  const byName = way === 'name' && guests;
  const atCode = !byName && secondStep !== null;
  return (
    <Doorway
      title={byName ? 'Welcome to Parley' : atCode ? 'One more step' : 'Sign in to Parley'}
      host={host}
      asking={byName ? 'name' : atCode ? 'code' : 'account'}
      foot={
        atCode ? null : (
          <>
            {!byName && onForgot && <OtherWay question="Forgot your password?" answer="Get a link by mail" onSelect={onForgot} />}
            {!byName && onForgot === null && <p>Forgot your password? Ask an owner or admin for a link.</p>}
            {guests ? (
              <>
                {byName && <p>No account needed.{remembered && ' This browser remembers you.'}</p>}
                <OtherWay
                  key="way"
                  question={byName ? 'Have an account?' : 'New here?'}
                  answer={byName ? 'Sign in' : 'Come in with a name'}
                  onSelect={() => onWay(byName ? 'account' : 'name')}
                />
              </>
            ) : (
              <p>New here? Ask somebody who is in for an invite, and open its link.</p>
            )}
          </>
        )
      }
    >
      {notice !== null && (
        <p className={styles['notice']} role="status">
          {notice}
        </p>
      )}
      {/* Hidden, not gone: who looks at the other way finds the name as it was typed. */}
      <div data-way="name" hidden={!byName}>
        <NameForm
          key={name}
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
        <div data-way="account" hidden={atCode}>
          <SignInForm
            className={styles['form']}
            byMail={typeof onForgot === 'function'}
            userName={userName}
            again={again}
            busy={busy}
            problem={atCode ? null : problem}
            onSubmit={onCredentials}
          />
          {!atCode && passkey}
        </div>
      )}
      {!atCode && providers}
      {atCode && <div data-way="code">{secondStep}</div>}
    </Doorway>
  );
}
