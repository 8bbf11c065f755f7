import { ArrowDown } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import { PillButton } from '../../ui/Pill.tsx';
import styles from './JumpToLatest.module.css';

interface Props {
  /** Messages that came since the reader left the end. */
  readonly missed: number;
  /** The end is more than a screen away. */
  readonly far: boolean;
  readonly onJump: () => void;
}

/** The way to the end, once it is out of sight or something came there. */
export function JumpToLatest({ missed, far, onJump }: Props) {
  if (missed > 0) {
    return (
      <div className={styles['middle']}>
        <PillButton icon={ArrowDown} onSelect={onJump}>
          {missed === 1 ? '1 new message' : `${missed.toLocaleString()} new messages`}
        </PillButton>
      </div>
    );
  }
  if (!far) return null;
  return (
    <button type="button" className={styles['round']} aria-label="Jump to the latest message" title="Jump to the latest message" onClick={onJump}>
      <Icon of={ArrowDown} size={20} />
    </button>
  );
}
