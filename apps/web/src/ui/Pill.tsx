import type { LucideIcon } from 'lucide-react';
import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from 'react';
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
          <PassingButton onClick={action.onSelect}>{action.label}</PassingButton>
        </>
      )}
    </div>
  );
}

/** A button that goes away once it has done its work: the focus that is on it goes back to what had it before, or else to the message box. */
export function PassingButton(props: ComponentProps<'button'>) {
  const element = useRef<HTMLButtonElement>(null);
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    const button = element.current;
    return () => {
      if (document.activeElement !== button) return;
      // Not before it is gone: until then nobody hears of it.
      queueMicrotask(() => {
        for (const next of [before.current, document.querySelector('[data-composer]')]) {
          if (document.activeElement !== document.body) return;
          if (next instanceof HTMLElement) next.focus({ preventScroll: true });
        }
      });
    };
  }, []);
  // From nowhere: the window got it back.
  return <button {...props} type="button" ref={element} onFocus={({ relatedTarget }) => (before.current = relatedTarget ?? before.current)} />;
}
