import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { MenuButton } from './MenuButton.tsx';
import styles from './WorkspaceHead.module.css';

interface Props {
  readonly onCreate: () => void;
  readonly onBrowse: () => void;
  /** A button at its end. */
  readonly children: ReactNode;
}

/** The name of the place, with what one can do for it. */
export function WorkspaceHead({ onCreate, onBrowse, children }: Props) {
  return (
    <div className={styles['head']}>
      <MenuButton
        align="start"
        menu={{ name: 'parley', onCreate, onBrowse }}
        trigger={(trigger) => (
          <button {...trigger} type="button" className={styles['name']}>
            <Logo />
            <b>Parley</b>
            <Icon of={ChevronDown} size={14} />
          </button>
        )}
      />
      {children}
    </div>
  );
}
