import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { ProveForm } from './ProveForm.tsx';
import styles from './RemovableRow.module.css';
import rows from './YourAccount.module.css';

/** The one that is asked about: whether it is being removed, and what is wrong with the proof that was given. */
export interface Removing {
  readonly id: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

interface Props {
  readonly called: string;
  /** What is known of it. */
  readonly facts: ReactNode;
  /** Whether it can be. */
  readonly removable?: boolean;
  /** What happens then. */
  readonly warning: string;
  readonly remove: string;
  /** Whose password it takes; null: they have no password, and have proved in another way that it is them. */
  readonly userName: string | null;
  /** It is asked whether to remove it; null: it is not. */
  readonly asking: Omit<Removing, 'id'> | null;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: (password: string | null) => void;
}

/** A way in among others, and whether to remove it. */
export function RemovableRow({ called, facts, removable = true, warning, remove, userName, asking, onAsk, onRemove }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const isAsking = asking !== null;
  const wasAsking = useRef(isAsking);
  useEffect(() => {
    if (wasAsking.current !== isAsking) (isAsking ? keep : opener).current?.focus({ preventScroll: true });
    wasAsking.current = isAsking;
  }, [isAsking]);
  return (
    <li className={styles['row']}>
      <div>
        <p>
          <bdi>{called}</bdi>
        </p>
        <p id={id} className={rows['used']}>
          {facts}
        </p>
      </div>
      {asking !== null ? (
        <div role="group" aria-label={`Remove ${called}`} className={styles['asking']}>
          <p>{warning}</p>
          {userName === null ? (
            <DialogActions>
              <Button ref={keep} onClick={() => onAsk(false)}>
                Keep it
              </Button>
              <Button look="danger" busy={asking.busy} onClick={() => onRemove(null)}>
                {remove}
              </Button>
            </DialogActions>
          ) : (
            <ProveForm
              {...asking}
              userName={userName}
              help="To be sure that it is you."
              submit={remove}
              look="danger"
              cancel="Keep it"
              onSubmit={({ password }) => onRemove(password)}
              onCancel={() => onAsk(false)}
            />
          )}
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
