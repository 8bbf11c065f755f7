import { Ellipsis } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './MessageActions.module.css';
import { type Actable, actionsFor } from './message-actions.ts';
import { listenForKeys } from './message-keys.ts';
import { rowOf } from './row-elements.ts';
import type { RowDeeds } from './row-deeds.ts';

interface Props {
  readonly message: Actable;
  readonly deeds: RowDeeds;
  /** Its first button takes the focus when it comes. */
  readonly focused: boolean;
}

/** Asks for the menu of the message, as a right click would. */
function askForMenu(button: HTMLElement): void {
  button.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
}

/** What one can do with a message, floating at its upper edge, or with a key. Reached from the row with Enter, not with Tab. */
export function MessageTools({ message, deeds, focused }: Props) {
  const tools = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focused) tools.current?.querySelector('button')?.focus();
  }, [focused]);
  const pressed = useEffectEvent((key: string) => {
    const action = actionsFor(message).find((each) => each.key === key);
    action?.run(message, deeds, rowOf(tools.current) ?? undefined);
    return action !== undefined;
  });
  useLayoutEffect(() => {
    const row = rowOf(tools.current);
    return row === null ? undefined : listenForKeys(row, pressed);
  }, []);
  return (
    <div ref={tools} className={styles['tools']} role="toolbar" aria-label="Message">
      {actionsFor(message)
        .filter(({ quick }) => quick)
        .map(({ label, icon, run }) => (
          <IconButton key={label} icon={icon} label={label} tabIndex={-1} onClick={() => run(message, deeds, rowOf(tools.current) ?? undefined)} />
        ))}
      <IconButton
        icon={Ellipsis}
        label="More actions"
        aria-haspopup="menu"
        tabIndex={-1}
        onClick={({ currentTarget }) => askForMenu(currentTarget)}
      />
    </div>
  );
}
