import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly look?: 'plain' | 'primary' | 'danger' | 'ghost';
  readonly icon?: LucideIcon;
  /** As wide as its place, and a little taller. */
  readonly block?: boolean;
  /** Something is under way: it stays in focus, and pressing it again does nothing. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', icon, block = false, busy = false, type = 'button', className, onClick, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles['button'], styles[look], block && styles['block'], className)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        // A submit button that is busy must not send its form again.
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon of={icon} size={16} />}
      {children}
      {busy && <span className={styles['dots']} aria-hidden="true" />}
    </button>
  );
}
