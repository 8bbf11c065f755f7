import { ArrowDown } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import { PillButton } from '../../ui/PillButton.tsx';
import { type Glide, glideToEnd } from './glide.ts';
import styles from './JumpToLatest.module.css';

export interface JumpProps {
  /** Messages that came since the reader left the end. */
  readonly missed: number;
  /** `glide`: how to go there, where that is not far. */
  readonly onJump: (glide: Glide) => void;
}

/** The way to the end, once it is out of sight or something came there. */
export function JumpToLatest({ missed, onJump }: JumpProps) {
  if (missed > 0) {
    return (
      <div className={styles['middle']}>
        <PillButton icon={ArrowDown} onSelect={() => onJump(glideToEnd)}>
          {missed === 1 ? '1 new message' : `${missed.toLocaleString()} new messages`}
        </PillButton>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles['round']}
      aria-label="Jump to the latest message"
      title="Jump to the latest message"
      onClick={() => onJump(glideToEnd)}
    >
      <Icon of={ArrowDown} size={20} />
    </button>
  );
}
