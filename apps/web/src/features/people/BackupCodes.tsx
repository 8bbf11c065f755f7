import { Copy, Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './SecondFactor.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onDone: () => void;
}

/** Backup codes, the one time that they are shown. */
export function BackupCodes({ codes, onCopy, onSave, onDone }: Props) {
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div className={styles['form']}>
      <p ref={start} tabIndex={-1} className={styles['about']}>
        Keep these backup codes where you’d find them without your phone. Each lets you in once in place of a code from your app. They are shown only
        now.
      </p>
      <ul aria-label="Backup codes" className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles['ways']}>
        <Button icon={Copy} onClick={onCopy}>
          Copy
        </Button>
        <Button icon={Download} onClick={onSave}>
          Save as a file
        </Button>
        <Button look="primary" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
