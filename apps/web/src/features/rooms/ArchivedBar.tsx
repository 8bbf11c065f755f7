import { Archive } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ArchivedBar.module.css';

interface Props {
  /** Null: the person may not open it again. */
  readonly onUnarchive: (() => void) | null;
}

/** Stands where the message box would be: the room is for reading only. */
export function ArchivedBar({ onUnarchive }: Props) {
  return (
    <div className={styles['bar']}>
      <Icon of={Archive} />
      <p>This room is archived. It stays here to read.</p>
      {onUnarchive && <Button onClick={onUnarchive}>Open it again</Button>}
    </div>
  );
}
