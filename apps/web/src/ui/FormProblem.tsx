import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './FormProblem.module.css';
import { Icon } from './Icon.tsx';

interface Props {
  readonly problem: { readonly message: ReactNode } | null;
  /** By which what it is about is described by it. */
  readonly id?: string;
}

/** What is wrong with no field of a form: why it was not taken. Its place is always there, so that screen readers hear of what comes into it. */
export function FormProblem({ problem, id }: Props) {
  return (
    <p id={id} className={styles['problem']} role="status">
      {problem !== null && (
        <>
          <Icon of={CircleAlert} size={16} />
          <span>{problem.message}</span>
        </>
      )}
    </p>
  );
}
