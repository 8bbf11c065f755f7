import type { ReactNode } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { AskingRow } from '../../ui/AskingRow.tsx';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { ProveForm } from './ProveForm.tsx';

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
  return (
    <AskingRow
      called={called}
      facts={facts}
      offered={removable}
      verb="Remove"
      deed={`Remove ${called}`}
      asking={asking !== null}
      onAsk={() => onAsk(true)}
      onKeep={() => onAsk(false)}
      question={(keep) => (
        <>
          <p>{warning}</p>
          {userName === null ? (
            <DialogActions>
              <Button ref={keep} onClick={() => onAsk(false)}>
                Keep it
              </Button>
              <Button look="danger" busy={asking?.busy ?? false} onClick={() => onRemove(null)}>
                {remove}
              </Button>
            </DialogActions>
          ) : (
            <ProveForm
              busy={asking?.busy ?? false}
              problem={asking?.problem ?? null}
              userName={userName}
              help="To be sure that it is you."
              submit={remove}
              look="danger"
              cancel="Keep it"
              onSubmit={({ password }) => onRemove(password)}
              onCancel={() => onAsk(false)}
            />
          )}
        </>
      )}
    />
  );
}
