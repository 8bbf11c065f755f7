import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import { MenuButton } from './MenuButton.tsx';
import styles from './WorkspaceHead.module.css';

interface Props {
  readonly onDialog: (dialog: OpenDialog) => void;
  /** A button at its end. */
  readonly children: ReactNode;
}

/** The name of the place, with what one can do for it. */
export function WorkspaceHead({ onDialog, children }: Props) {
  return (
    <div className={styles['head']}>
      <MenuButton
        align="start"
        menu={{ name: 'parley', onDialog }}
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
