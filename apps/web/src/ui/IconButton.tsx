import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: LucideIcon;
  /** Its name for everybody: screen readers say it, the pointer shows it. */
  readonly label: string;
  readonly iconSize?: 14 | 16 | 18 | 20 | 22;
  readonly flip?: boolean;
}

/** A square button with an icon. Its size is `--hit`, which a parent may set. */
export function IconButton({ icon, label, iconSize = 18, flip = false, type = 'button', className, ...rest }: Props) {
  return (
    <button {...rest} type={type} className={classNames(styles['button'], className)} aria-label={label} title={label}>
      <Icon of={icon} size={iconSize} flip={flip} />
    </button>
  );
}
