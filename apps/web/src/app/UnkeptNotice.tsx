import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Pill } from '../ui/Pill.tsx';
import styles from './UnkeptNotice.module.css';

/** Something is on its way that this browser could not keep: the tab must stay open until it is sent. */
export function UnkeptNotice() {
  useEffect(() => {
    function warn(event: BeforeUnloadEvent): void {
      event.preventDefault();
    }
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    <div className={styles['notice']} role="status">
      <Pill look="warn" icon={TriangleAlert}>
        What you send now will not survive closing this tab.
      </Pill>
    </div>
  );
}
