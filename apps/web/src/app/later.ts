import { lazyView } from '../lib/lazy-view.tsx';
import { loadBeside } from './load-beside.ts';

// What opens over the page, or stands in the place of a room, is not in the entry: a chunk each, fetched when the page has
// come to rest, or when somebody is about to open it.
export const dialogs = lazyView(() => import('./dialogs/DialogHost.tsx').then((module) => module.DialogHost));
export const menus = lazyView(() => import('./menus/MenuHost.tsx').then((module) => module.MenuHost));
export const messageTools = lazyView(() => loadBeside().then((beside) => beside.MessageTools));
export const messageMenu = lazyView(() => import('../features/messages/MessageMenu.tsx').then((module) => module.MessageMenu));
export const personCards = lazyView(() => import('./PersonCards.tsx').then((module) => module.PersonCards));
export const unkeptNotice = lazyView(() => import('./UnkeptNotice.tsx').then((module) => module.UnkeptNotice));
export const roomDetails = lazyView(() => import('./RoomDetails.tsx').then((module) => module.RoomDetails));
export const noRoom = lazyView(() => import('./NoRoom.tsx').then((module) => module.NoRoom));
export const otherRoom = lazyView(() => import('./OtherRoom.tsx').then((module) => module.OtherRoom));

// These are fetched at once, with what the message box waits for.
export const chatKeys = lazyView(() => import('./behind.ts').then((module) => module.behind.ChatKeys));
export const connection = lazyView(() => import('./behind.ts').then((module) => module.behind.Connection));

// Nothing of these shows before somebody says something. They share a chunk with what takes parts from the entry: for one that
// took only React, the bundler would split React off, and the first page would weigh more.
export const announcer = lazyView(() => loadBeside().then((beside) => beside.Announcer));
export const archivedBar = lazyView(() => loadBeside().then((beside) => beside.ArchivedBar));
export const jumpToLatest = lazyView(() => loadBeside().then((beside) => beside.JumpToLatest));
export const toastHost = lazyView(() => loadBeside().then((beside) => beside.ToastHost));
export const typingNames = lazyView(() => loadBeside().then((beside) => beside.TypingNames));

export function prefetchLater(): void {
  for (const view of [messageTools, messageMenu, menus, dialogs, unkeptNotice, roomDetails, personCards, noRoom, otherRoom, typingNames])
    view.prefetch();
}
