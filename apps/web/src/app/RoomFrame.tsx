import type { ReactNode } from 'react';
import styles from './RoomFrame.module.css';

interface Props {
  readonly name: string;
  readonly header: ReactNode;
  readonly timeline: ReactNode;
  readonly composer: ReactNode;
}

/** A room: header, messages, message box. */
export function RoomFrame({ name, header, timeline, composer }: Props) {
  return (
    <main className={styles['room']} aria-label={name}>
      {header}
      <div className={styles['timeline']} data-region="messages">
        {timeline}
      </div>
      <div id="after-rooms" className={styles['composer']} data-region="composer">
        {composer}
      </div>
    </main>
  );
}

/** Where a room would be, something else: nothing there, not joined. */
export function BareFrame({ children }: { readonly children: ReactNode }) {
  return (
    <main id="after-rooms" className={styles['bare']} data-region="messages">
      {children}
    </main>
  );
}
