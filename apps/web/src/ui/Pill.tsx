import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Pill.module.css';

interface Action {
  readonly label: string;
  readonly onSelect: () => void;
}

interface Props {
  readonly look?: 'plain' | 'warn' | 'ok';
  readonly icon?: LucideIcon;
  readonly action?: Action | undefined;
  readonly children: ReactNode;
}

/** A floating line: it lies over what is below and pushes nothing. */
export function Pill({ look = 'plain', icon, action, children }: Props) {
  return (
    <div className={classNames(styles['pill'], styles[look])}>
      {icon && <Icon of={icon} size={16} />}
      <span>{children}</span>
      {action && (
        <>
          <span className={styles['rule']} />
          <button type="button" onClick={action.onSelect}>
            {action.label}
          </button>
        </>
      )}
    </div>
  );
}

interface PillButtonProps {
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** A pill that is one button, in the colour of action. */
export function PillButton({ icon, onSelect, children }: PillButtonProps) {
  return (
    <button type="button" className={classNames(styles['pill'], styles['accent'])} onClick={onSelect}>
      <Icon of={icon} size={16} />
      {children}
    </button>
  );
}
