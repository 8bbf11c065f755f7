import { CircleAlert } from 'lucide-react';
import type { Problem } from '../lib/problem.ts';
import styles from './FormProblem.module.css';
import { Icon } from './Icon.tsx';

/** Why a form was not taken though nothing is wrong in it. Its place is always there, so that screen readers hear of what comes into it. */
export function FormProblem({ problem }: { readonly problem: Problem | null }) {
  return (
    <p className={styles['problem']} role="status">
      {problem !== null && (
        <>
          <Icon of={CircleAlert} size={16} />
          <span>{problem.message}</span>
        </>
      )}
    </p>
  );
}
