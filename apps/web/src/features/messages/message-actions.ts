import { Copy, type LucideIcon, MailOpen, Pencil, RotateCw, Trash2 } from 'lucide-react';
import type { RowDeeds } from './row-deeds.ts';
import type { MessageRow } from './rows.ts';
import { isStuck } from './stuck.ts';

/** Something one can do with a message. */
export interface MessageAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean;
  /** On a message that the keyboard is on, this key does it. */
  readonly key?: string;
  /** In the toolbar, too. */
  readonly quick?: boolean;
  readonly fits: (message: MessageRow) => boolean;
  readonly run: (message: MessageRow, deeds: RowDeeds) => void;
}

/** Everything one can do with a message, in the order in which the toolbar and the menu show it. */
const actions: readonly MessageAction[] = [
  { label: 'Retry', icon: RotateCw, fits: isStuck, run: ({ key }, { retry }) => retry(key) },
  { label: 'Edit', icon: Pencil, fits: isStuck, run: ({ key, body }, { edit }) => edit(key, body) },
  { label: 'Copy text', icon: Copy, quick: true, fits: () => true, run: ({ body }, { copy }) => copy(body) },
  {
    label: 'Mark unread from here',
    icon: MailOpen,
    key: 'u',
    quick: true,
    fits: ({ ord }) => ord !== null,
    run: ({ ord }, { unreadFrom }) => ord !== null && unreadFrom(ord),
  },
  { label: 'Delete', icon: Trash2, danger: true, fits: ({ state }) => state === 'failed', run: ({ key }, { remove }) => remove(key) },
];

/** The single keys that do something on a message. */
export const singleKeys = actions.flatMap(({ label, key }) => (key === undefined ? [] : [{ label, key }]));

/** What one can do with this message. */
export function actionsFor(message: MessageRow): readonly MessageAction[] {
  return actions.filter(({ fits }) => fits(message));
}
