import { KeyRound } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import styles from './PasskeyWay.module.css';

interface Props {
  /** The browser asks for one. */
  readonly busy: boolean;
  /** What became of it, where nothing went wrong. */
  readonly note: string;
  readonly onUse: () => void;
}

/** The other way to sign in. */
export function PasskeyWay({ busy, note, onUse }: Props) {
  return (
    <div className={styles['way']}>
      <p className={styles['or']}>or</p>
      <Button icon={KeyRound} block busy={busy} onClick={onUse}>
        Use a passkey
      </Button>
      {/* Its place is always there, so that screen readers hear of what comes into it. */}
      <p role="status" className={styles['note']}>
        {note}
      </p>
    </div>
  );
}
