import type { LinkedProvider } from '@parley/shared/oidc-requests.ts';
import { useEffect, useId, useRef } from 'react';
import { recentDay } from '../../lib/recent-day.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import lines from '../../ui/Lines.module.css';
import styles from './AccountPasskeys.module.css';
import rows from './YourAccount.module.css';

interface RowProps {
  readonly link: LinkedProvider;
  /** When this day began. */
  readonly today: number;
  /** It is asked whether to remove it. */
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: () => void;
}

function Row({ link: { name, label, createdAt, usedAt, removable }, today, asking, busy, onAsk, onRemove }: RowProps) {
  const id = useId();
  const called = name ?? 'A service that is not there any more';
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
          {label !== null && (
            <>
              <bdi>{label}</bdi>.{' '}
            </>
          )}
          Linked {recentDay(createdAt, today)}, last used {recentDay(usedAt, today)}
          {!removable && '. Your only way in'}
        </p>
      </div>
      {asking ? (
        <div role="group" aria-label={`Remove ${called}`} className={styles['asking']}>
          <p>You won’t be able to sign in with it. You stay signed in where you are.</p>
          <DialogActions>
            <Button ref={keep} onClick={() => onAsk(false)}>
              Keep it
            </Button>
            <Button look="danger" busy={busy} onClick={onRemove}>
              Remove link
            </Button>
          </DialogActions>
        </div>
      ) : (
        removable && (
          <Button ref={opener} aria-label={`Remove ${called}`} aria-describedby={id} onClick={() => onAsk(true)}>
            Remove
          </Button>
        )
      )}
    </li>
  );
}

interface Props {
  readonly linked: readonly LinkedProvider[];
  readonly today: number;
  /** Which one may be removed, and whether it is being. */
  readonly removing: { readonly id: string; readonly busy: boolean } | null;
  readonly onAskRemove: (id: string | null) => void;
  readonly onRemove: (id: string) => void;
}

/** The providers that one signs in with, and a way to remove each. */
export function LinkedProviders({ linked, today, removing, onAskRemove, onRemove }: Props) {
  if (linked.length === 0) return null;
  return (
    <ul className={lines['lines']}>
      {linked.map((link) => (
        <Row
          key={link.id}
          link={link}
          today={today}
          asking={removing?.id === link.id}
          busy={removing?.id === link.id && removing.busy}
          onAsk={(asking) => onAskRemove(asking ? link.id : null)}
          onRemove={() => onRemove(link.id)}
        />
      ))}
    </ul>
  );
}
