import type { Problem } from '../lib/problem.ts';
import styles from './Taken.module.css';

interface Props {
  readonly problem: Problem;
  readonly onTake: (suggestion: string) => void;
}

/** What is wrong with a name, and a button that takes the one that is free. */
export function Taken({ problem, onTake }: Props) {
  const { message, suggestion } = problem;
  return (
    <>
      {message}
      {suggestion !== undefined && (
        <>
          {' '}
          <button type="button" className={styles['take']} onClick={() => onTake(suggestion)}>
            Use “{suggestion}”
          </button>
        </>
      )}
    </>
  );
}
