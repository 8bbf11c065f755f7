import { Archive } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ArchivedBar.module.css';

interface Props {
  /** Something was written and not sent. */
  readonly hasDraft: boolean;
  /** Null: the person may not open it again. */
  readonly onUnarchive: (() => void) | null;
}

/** Stands where the message box would be: the room is for reading only. */
export function ArchivedBar({ hasDraft, onUnarchive }: Props) {
  const said = useRef<HTMLParagraphElement>(null);
  // The message box is gone from under whoever wrote in it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) said.current?.focus();
  }, []);
  return (
    <div className={styles['bar']}>
      <Icon of={Archive} />
      <p ref={said} tabIndex={-1}>
        This room is archived. It stays here to read.{hasDraft && ' Your draft is kept.'}
      </p>
      {onUnarchive && <Button onClick={onUnarchive}>Open it again</Button>}
    </div>
  );
}
