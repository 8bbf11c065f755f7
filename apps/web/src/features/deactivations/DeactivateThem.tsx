import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './DeactivateThem.module.css';

interface Props {
  readonly name: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Says what happens to whoever is kept out, before it does. */
export function DeactivateThem({ name, busy, problem, onSubmit, onClose }: Props) {
  return (
    <Dialog title="Deactivate this person?" onClose={onClose}>
      <div className={styles['body']}>
        <p>
          <bdi>{name}</bdi> is signed out everywhere at once, and can’t sign in until somebody reactivates them.
        </p>
        <ul>
          <li>They stay in their rooms, shown as deactivated, and what they wrote stays under their name.</li>
          <li>What their browsers keep of Parley goes, drafts and messages that were not sent, too.</li>
          <li>Links that they made, to invite or to help somebody, lead nowhere meanwhile.</li>
          <li>A guest has no account to come back with, even when reactivated.</li>
        </ul>
        <FormProblem problem={problem} />
        <DialogActions>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" busy={busy} onClick={onSubmit}>
            Deactivate
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
