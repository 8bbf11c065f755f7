import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './RenameMe.module.css';

interface Props {
  readonly name: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

export function RenameMe({ name, busy, problem, onSubmit, onClose }: Props) {
  return (
    <Dialog title="Change your name" onClose={onClose}>
      <NameForm className={styles['form']} initial={name} help="Everyone in your rooms sees that it changed." problem={problem} onSubmit={onSubmit}>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={busy}>
            Save
          </Button>
        </DialogActions>
      </NameForm>
    </Dialog>
  );
}
