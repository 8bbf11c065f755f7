import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Pill.module.css';

interface Props {
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** A pill that is one button, in the colour of action. */
export function PillButton({ icon, onSelect, children }: Props) {
  return (
    <button type="button" className={classNames(styles['pill'], styles['accent'])} onClick={onSelect}>
      <Icon of={icon} size={16} />
      {children}
    </button>
  );
}
