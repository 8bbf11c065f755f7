import { Search } from 'lucide-react';
import { commandKey } from '../lib/keys.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './JumpButton.module.css';

interface Props {
  readonly onJump: () => void;
  readonly onIntent: () => void;
}

/** Opens the quick switcher. */
export function JumpButton({ onJump, onIntent }: Props) {
  return (
    <button type="button" className={styles['jump']} aria-keyshortcuts="Meta+K Control+K" onClick={onJump} onPointerEnter={onIntent}>
      <Icon of={Search} size={16} />
      <span>Jump to…</span>
      <kbd>{commandKey}K</kbd>
    </button>
  );
}
