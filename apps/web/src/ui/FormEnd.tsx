import type { ReactNode } from 'react';
import type { Problem } from '../lib/problem.ts';
import { Button } from './Button.tsx';
import { DialogActions } from './Dialog.tsx';
import { FormProblem } from './FormProblem.tsx';

interface Props {
  /** What is wrong with all of it. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** What the button says that sends it. */
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly cancel?: string;
  readonly onCancel: () => void;
  /** A button before the two. */
  readonly children?: ReactNode;
}

/** The end of a form in a dialog: why it was not taken, and the way back and on. */
export function FormEnd({ problem, busy, submit, look = 'primary', cancel = 'Cancel', onCancel, children }: Props) {
  return (
    <>
      <FormProblem problem={problem} />
      <DialogActions>
        {children}
        <Button onClick={onCancel}>{cancel}</Button>
        <Button type="submit" look={look} busy={busy}>
          {submit}
        </Button>
      </DialogActions>
    </>
  );
}
