import type { Passkey } from '@parley/shared/passkeys.ts';
import { type ComponentProps, useEffect, useId, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import lines from '../../ui/Lines.module.css';
import styles from './AccountPasskeys.module.css';
import { AddPasskey } from './AddPasskey.tsx';
import { PasskeyRow } from './PasskeyRow.tsx';
import type { Removing } from './RemovableRow.tsx';
import rows from './YourAccount.module.css';

interface Props extends Omit<ComponentProps<typeof AddPasskey>, 'onCancel'> {
  readonly passkeys: readonly Passkey[];
  /** When this day began. */
  readonly today: number;
  readonly host: string;
  /** Why none can be added here, in a sentence; null: one can. */
  readonly impossible: string | null;
  /** The form that adds one is open. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly removing: Removing | null;
  /** About the list. */
  readonly listProblem: Problem | null;
  readonly onAskRemove: (id: string | null) => void;
  readonly onRemove: (passkey: Passkey, password: string) => void;
}

/** One’s passkeys, a way to remove each, and a form in place that adds one. */
export function AccountPasskeys(props: Props) {
  const { passkeys, today, host, impossible, open, onOpen, removing, listProblem, onAskRemove, onRemove, ...form } = props;
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  const had = useRef(passkeys.length);
  useEffect(() => {
    // What had the focus went with its passkey.
    if (passkeys.length < had.current && document.activeElement === document.body) opener.current?.focus({ preventScroll: true });
    had.current = passkeys.length;
  }, [passkeys.length]);
  return (
    <section aria-labelledby={id} className={rows['section']}>
      <h3 id={id}>Passkeys</h3>
      <p className={styles['about']}>{impossible ?? 'Sign in with your fingerprint, your face or your screen lock, without a password.'}</p>
      {passkeys.length > 0 && (
        <ul className={lines['lines']}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              today={today}
              host={host}
              userName={form.userName}
              asking={removing?.id === passkey.id ? removing : null}
              onAsk={(asking) => onAskRemove(asking ? passkey.id : null)}
              onRemove={(password) => onRemove(passkey, password)}
            />
          ))}
        </ul>
      )}
      <FormProblem problem={listProblem} />
      {impossible === null &&
        (open ? (
          <AddPasskey {...form} onCancel={() => onOpen(false)} />
        ) : (
          <Button ref={opener} onClick={() => onOpen(true)}>
            Add a passkey
          </Button>
        ))}
    </section>
  );
}
