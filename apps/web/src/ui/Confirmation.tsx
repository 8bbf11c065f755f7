import type { ReactNode } from 'react';
import type { Problem } from '../lib/problem.ts';
import { Button } from './Button.tsx';
import styles from './Confirmation.module.css';
import { Dialog, DialogActions } from './Dialog.tsx';
import { FormProblem } from './FormProblem.tsx';

interface Props {
  readonly title: string;
  /** What happens then. */
  readonly children: ReactNode;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly confirm: string;
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that is not easily taken back. The way back has the focus. */
export function Confirmation({ title, children, problem, busy, confirm, cancel = 'Cancel', onConfirm, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles['body']}>
        {children}
        <FormProblem problem={problem} />
        <DialogActions>
          <Button data-autofocus onClick={onClose}>
            {cancel}
          </Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
