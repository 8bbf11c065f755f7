import type { ReactNode } from 'react';
import { floatIn } from '../lib/afloat.ts';
import styles from './AppFrame.module.css';
import { SkipLink } from './SkipLink.tsx';

interface Props {
  /** The list of rooms, or null where only the room has room. */
  readonly sidebar: ReactNode;
  /** The room, or null where only the list has room. */
  readonly children: ReactNode;
  /** The details beside the room, or nothing. */
  readonly details: ReactNode;
}

/** The panes: list, room, details; as many as fit. */
export function AppFrame({ sidebar, children, details }: Props) {
  return (
    <div className={styles['app']}>
      {sidebar && children && <SkipLink />}
      {sidebar}
      <div ref={floatIn} className={styles['afloat']} data-alone={children ? undefined : true} data-details={details ? true : undefined} />
      {children && (
        <div className={styles['sheet']} data-details={details ? true : undefined}>
          {children}
          {details}
        </div>
      )}
    </div>
  );
}
