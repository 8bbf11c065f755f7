import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.tsx';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do about it, in a sentence. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** The page’s own heading, where nothing else is. */
  readonly heading?: 'h1' | 'h2' | 'b';
}

/** Nothing here, or something went wrong: says which, and what to do. */
export function EmptyState({ icon, title, children, action, heading: Heading = 'b' }: Props) {
  return (
    <div className={styles['empty']}>
      <Icon of={icon} size={22} />
      <Heading className={styles['title']}>{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
