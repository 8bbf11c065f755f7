import type { ReactNode } from 'react';
import styles from './TypingLine.module.css';

interface Props {
  /** Who is writing just now; null: nobody. */
  readonly children: ReactNode;
}

/** Where it shows who is writing. Its place is always there, so nothing moves when somebody begins. */
export function TypingLine({ children }: Props) {
  return (
    <div className={styles['line']}>
      {children && (
        <>
          <span className={styles['dots']} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {children}
        </>
      )}
    </div>
  );
}
