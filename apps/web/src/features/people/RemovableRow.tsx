import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import styles from './RemovableRow.module.css';
import rows from './YourAccount.module.css';

interface Props {
  readonly called: string;
  /** What is known of it. */
  readonly facts: ReactNode;
  /** Whether it can be. */
  readonly removable?: boolean;
  /** What happens then. */
  readonly warning: string;
  readonly remove: string;
  /** It is asked whether to remove it. */
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onRemove: () => void;
}

/** A way in among others, and whether to remove it. */
export function RemovableRow({ called, facts, removable = true, warning, remove, asking, busy, onAsk, onRemove }: Props) {
  const id = useId();
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
          {facts}
        </p>
      </div>
      {asking ? (
        <div role="group" aria-label={`Remove ${called}`} className={styles['asking']}>
          <p>{warning}</p>
          <DialogActions>
            <Button ref={keep} onClick={() => onAsk(false)}>
              Keep it
            </Button>
            <Button look="danger" busy={busy} onClick={onRemove}>
              {remove}
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
