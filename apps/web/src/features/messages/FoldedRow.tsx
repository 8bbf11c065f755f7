import type { ReactNode } from 'react';
import styles from './FoldedRow.module.css';
import type { FoldedRow as Row } from './rows.ts';

interface Props {
  readonly row: Row;
  /** What it says, and what one can do with it. */
  readonly children: ReactNode;
}

/** What stands for messages of people whom the reader has blocked. Opened, each of these tells of itself. */
export function FoldedRow({ row: { key, to, held, open }, children }: Props) {
  return (
    <div
      role="article"
      className={styles['row']}
      data-key={key}
      data-ord={open ? undefined : to}
      data-held={open ? undefined : held.join(' ')}
      tabIndex={-1}
      aria-labelledby={key}
    >
      {children}
    </div>
  );
}
