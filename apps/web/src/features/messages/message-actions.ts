import { Ban, Copy, type LucideIcon, MailOpen, Pencil, RotateCw, Trash2, UserRound } from 'lucide-react';
import { askAboutPerson, type PersonAsked } from '../../lib/person-asked.ts';
import type { RowDeeds } from './row-deeds.ts';
import type { FoldedRow, MessageRow } from './rows.ts';
import { isStuck } from './stuck.ts';
import { tryAgain } from './tries.ts';

/** What there is something to do with: a message, or a line that holds some. */
export type Actable = MessageRow | FoldedRow;

/** How the reader stands to whoever wrote it; null: that is not asked. */
export type Standing = 'me' | 'other' | 'blocked' | null;

/** Something one can do with a message. */
export interface MessageAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean;
  /** On a message that the keyboard is on, this key does it. */
  readonly key?: string;
  /** In the toolbar, too. */
  readonly quick?: boolean;
  readonly fits: (message: Actable, author: Standing) => boolean;
  /** `row`: its element. */
  readonly run: (message: Actable, deeds: RowDeeds, row: HTMLElement | undefined) => void;
}

function isOpenMessage(message: Actable): message is MessageRow {
  return message.kind === 'message';
}

/** Its author is somebody to ask about: it was sent. */
function hasAuthor(message: Actable, author: Standing): boolean {
  return author !== null && !(isOpenMessage(message) && message.state !== 'sent');
}

function isStuckMessage(message: Actable): boolean {
  return isOpenMessage(message) && isStuck(message) && message.shut !== true;
}

/** Asks about whoever wrote it. */
function ask(what: PersonAsked['what']): MessageAction['run'] {
  return ({ author }, _deeds, row) => author !== null && row !== undefined && askAboutPerson({ id: author, what, at: row });
}

/** Everything one can do with a message, in the order in which the toolbar and the menu show it. */
const actions: readonly MessageAction[] = [
  { label: 'Retry', icon: RotateCw, fits: isStuckMessage, run: ({ key }, deeds) => tryAgain(key, deeds) },
  { label: 'Edit', icon: Pencil, fits: isStuckMessage, run: (message, { edit }) => isOpenMessage(message) && edit(message.key, message.body) },
  {
    label: 'Copy text',
    icon: Copy,
    quick: true,
    fits: isOpenMessage,
    run: (message, { copy }) => isOpenMessage(message) && copy(message.body),
  },
  {
    label: 'Mark unread from here',
    icon: MailOpen,
    key: 'u',
    quick: true,
    fits: ({ ord }) => ord !== null,
    run: ({ ord }, { unreadFrom }) => ord !== null && unreadFrom(ord),
  },
  { label: 'Profile', icon: UserRound, fits: hasAuthor, run: ask('card') },
  { label: 'Block…', icon: Ban, fits: (_, author) => author === 'other', run: ask('block') },
  { label: 'Unblock', icon: Ban, fits: (_, author) => author === 'blocked', run: ask('unblock') },
  {
    label: 'Delete',
    icon: Trash2,
    danger: true,
    fits: (message) => isOpenMessage(message) && message.state === 'failed',
    run: ({ key }, { remove }) => remove(key),
  },
];

/** The single keys that do something on a message. */
export const singleKeys = actions.flatMap(({ label, key }) => (key === undefined ? [] : [{ label, key }]));

/** What one can do with this message. */
export function actionsFor(message: Actable, author: Standing = null): readonly MessageAction[] {
  return actions.filter(({ fits }) => fits(message, author));
}
