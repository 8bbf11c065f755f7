import { type MouseEvent, type ReactNode, useState } from 'react';
import type { Box } from '../lib/place.ts';
import type { OpenMenuProps } from './MenuList.tsx';

interface TriggerProps {
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
}

interface Props {
  readonly align?: 'start' | 'end';
  readonly trigger: (props: TriggerProps) => ReactNode;
  /** A `MenuList`. It is made only when the menu opens, so it may come from a chunk of its own. */
  readonly list: (props: OpenMenuProps) => ReactNode;
}

/** A button with a menu: below the button, or on a phone as a sheet. */
export function Menu({ align = 'end', trigger, list }: Props) {
  /** The button and where it is, while the menu is open. */
  const [anchor, setAnchor] = useState<{ readonly button: HTMLElement; readonly at: Box } | null>(null);
  const open = anchor !== null;

  function toggle({ currentTarget: button }: MouseEvent<HTMLElement>): void {
    setAnchor(open ? null : { button, at: button.getBoundingClientRect() });
  }

  function close(): void {
    setAnchor(null);
    // Before the chosen item acts: a dialog that it opens then gives the focus back to this button.
    anchor?.button.focus();
  }

  return (
    <>
      {trigger({ 'aria-haspopup': 'menu', 'aria-expanded': open, onClick: toggle })}
      {open && list({ at: anchor.at, align, onClose: close })}
    </>
  );
}
