import type { Passkey } from '@parley/shared/passkeys.ts';
import { useEffect, useId, useRef } from 'react';
import { recentDay } from '../../lib/recent-day.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import rows from './YourAccount.module.css';
import styles from './AccountPasskeys.module.css';

interface Props {
  readonly passkey: Passkey;
  /** When this day began. */
  readonly today: number;
  /** The host of this page: a passkey made for another works only there. */
  readonly host: string;
  /** It is asked whether to remove it. */
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: () => void;
}

/** One passkey, and whether to remove it. */
export function PasskeyRow({ passkey: { name, site, createdAt, usedAt }, today, host, asking, busy, onAsk, onRemove }: Props) {
  const id = useId();
  const called = name ?? 'A passkey';
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(asking);
  useEffect(() => {
    if (wasAsking.current !== asking) (asking ? keep : opener).current?.focus({ preventScroll: true });
    wasAsking.current = asking;
  }, [asking]);
  return (
    <li className={styles['row']}>
      <div>
        <p>
          <bdi>{called}</bdi>
        </p>
        <p id={id} className={rows['used']}>
          Added {recentDay(createdAt, today)}, {usedAt === null ? 'not used yet' : `last used ${recentDay(usedAt, today)}`}
          {site !== host && (
            <>
              . Works at <bdi>{site}</bdi> only
            </>
          )}
        </p>
      </div>
      {asking ? (
        <div role="group" aria-label={`Remove ${called}`} className={styles['asking']}>
          <p>You won’t be able to sign in with it. Your password still works, and you stay signed in where you are.</p>
          <DialogActions>
            <Button ref={keep} onClick={() => onAsk(false)}>
              Keep it
            </Button>
            <Button look="danger" busy={busy} onClick={onRemove}>
              Remove passkey
            </Button>
          </DialogActions>
        </div>
      ) : (
        <Button ref={opener} aria-label={`Remove ${called}`} aria-describedby={id} onClick={() => onAsk(true)}>
          Remove
        </Button>
      )}
    </li>
  );
}
