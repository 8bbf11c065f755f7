import { Check, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { floatIn } from '../lib/afloat.ts';
import { closeOnBack } from '../lib/back.ts';
import { classNames } from '../lib/class-names.ts';
import { type Box, place } from '../lib/place.ts';
import { media, useMedia } from '../lib/use-media.ts';
import aside from './Afloat.module.css';
import { nextInMenu } from './menu-keys.ts';
import { Icon } from './Icon.tsx';
import styles from './MenuList.module.css';

interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** One of several choices: whether it is the one chosen. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  /** The key that does the same without the menu. */
  readonly hint?: string;
  readonly onSelect: () => void;
}

/** A string is the heading of what follows it; an empty one is a line between two parts. */
export type MenuEntry = MenuItem | string;

/** What an open menu gets from what opened it. */
export interface OpenMenuProps {
  /** Beside which it stands: the button it belongs to, or the pointer. */
  readonly at: Box;
  readonly align: 'start' | 'end';
  readonly onClose: () => void;
}

interface Props extends OpenMenuProps {
  /** What the menu is of, for screen readers. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** What it is about, shown above the sheet on a phone. */
  readonly preview?: ReactNode;
}

/** Where the focus starts: at the first entry; where there is nothing but a choice, at what is chosen. */
function startOf(menu: HTMLElement): HTMLElement | null {
  const chosen = menu.querySelector('[role="menuitem"]') === null ? menu.querySelector<HTMLElement>('[aria-checked="true"]') : null;
  return chosen ?? menu.querySelector('button');
}

/** The open menu, in the top layer: a press beside it only closes it. */
export function MenuList({ label, entries, preview, at, align, onClose }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const asSheet = useMedia(media.onePane);

  function stand(element: HTMLElement): void {
    const rtl = getComputedStyle(element).direction === 'rtl';
    const view = { width: innerWidth, height: innerHeight };
    const { left, top } = place(at, { width: element.offsetWidth, height: element.offsetHeight }, view, { align, rtl });
    element.style.setProperty('--left', `${left}px`);
    element.style.setProperty('--top', `${top}px`);
  }

  const open = useEffectEvent(() => {
    if (menu.current === null) return;
    layer.current?.showPopover();
    stand(menu.current);
    startOf(menu.current)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => open(), []);
  const back = useEffectEvent(onClose);
  useLayoutEffect(() => closeOnBack(() => back()), []);

  const resized = useEffectEvent((width: number) => {
    // A touch keyboard that goes, because the menu has the focus now, only makes room.
    if (innerWidth !== width) onClose();
    else if (menu.current !== null) stand(menu.current);
  });
  useEffect(() => {
    const width = innerWidth;
    const resize = (): void => resized(width);
    addEventListener('resize', resize);
    return () => removeEventListener('resize', resize);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const current = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else {
      const next = nextInMenu(
        event.key,
        current,
        items.map((item) => item.querySelector('span')?.textContent ?? ''),
      );
      if (next === null) return;
      items[next]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // A right click beside it closes it like any other, and asks for nothing of the page’s.
    <div
      ref={layer}
      popover="manual"
      className={styles['layer']}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {preview && (
        <div className={styles['preview']} aria-hidden="true">
          {preview}
        </div>
      )}
      <div ref={menu} role="menu" aria-label={label} tabIndex={-1} className={styles['menu']} onKeyDown={onKeyDown}>
        {entries.map((entry, index) =>
          typeof entry === 'string' ? (
            // oxlint-disable-next-line react/no-array-index-key -- a menu’s parts never change their order
            <Part key={index} heading={entry} />
          ) : (
            <Item key={entry.label} item={entry} onClose={onClose} />
          ),
        )}
      </div>
      {/* A sheet has the page behind it out of sight. */}
      {asSheet && <div ref={floatIn} className={classNames(aside['afloat'], styles['afloat'])} />}
    </div>
  );
}

function Part({ heading }: { readonly heading: string }) {
  return heading === '' ? (
    <hr className={styles['rule']} />
  ) : (
    <div className={styles['heading']} role="presentation">
      {heading}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const choice = item.checked !== undefined;
  return (
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      aria-checked={item.checked}
      tabIndex={-1}
      className={classNames(styles['item'], item.danger && styles['danger'])}
      onClick={() => {
        onClose();
        item.onSelect();
      }}
      onPointerEnter={(event) => event.pointerType === 'mouse' && event.currentTarget.focus({ preventScroll: true })}
    >
      {item.icon && <Icon of={item.icon} />}
      <span>{item.label}</span>
      {item.hint !== undefined && <kbd aria-hidden="true">{item.hint}</kbd>}
      {item.checked && <Icon of={Check} size={16} />}
    </button>
  );
}
