import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Details.module.css';

interface Props {
  /** Beside the room, or over it. */
  readonly beside: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What there is to know about a room: beside it, as a drawer over it, or on a phone instead of it. */
export function Details({ beside, onClose, children }: Props) {
  if (!beside) {
    return (
      <Dialog title="Details" look="drawer" onClose={onClose}>
        <div className={styles['scroll']}>{children}</div>
      </Dialog>
    );
  }
  return (
    <aside className={styles['details']} aria-label="Room details" data-region="details">
      <div className={styles['head']}>
        <h2>Details</h2>
        <IconButton icon={X} label="Close details" onClick={onClose} />
      </div>
      <div className={styles['scroll']}>{children}</div>
    </aside>
  );
}
