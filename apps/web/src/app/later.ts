import { lazyView } from '../lib/lazy-view.tsx';
import { loadBeside } from './load-beside.ts';

function loadViews(): Promise<typeof import('./views.ts').views> {
  return import('./views.ts').then((module) => module.views);
}

// What opens over the page, or stands in the place of a room, is not in the entry: it is fetched when the page has come to rest, or when somebody is
// about to open it.
export const dialogs = lazyView(() => import('./dialogs/DialogHost.tsx').then((module) => module.DialogHost));
export const aloneHere = lazyView(() => loadViews().then((views) => views.AloneHere));
export const emptyList = lazyView(() => loadViews().then((views) => views.EmptyList));
export const menus = lazyView(() => loadViews().then((views) => views.MenuHost));
export const messageMenu = lazyView(() => loadViews().then((views) => views.RoomMessageMenu));
export const personCards = lazyView(() => loadViews().then((views) => views.PersonCards));
export const unkeptNotice = lazyView(() => loadViews().then((views) => views.UnkeptNotice));
export const roomDetails = lazyView(() => loadViews().then((views) => views.RoomDetails));
export const noRoom = lazyView(() => loadViews().then((views) => views.NoRoom));
export const otherRoom = lazyView(() => loadViews().then((views) => views.OtherRoom));
export const messageTools = lazyView(() => loadBeside().then((beside) => beside.MessageTools));

// These are fetched at once, with what the message box waits for.
export const chatKeys = lazyView(() => import('./behind.ts').then((module) => module.behind.ChatKeys));
export const connection = lazyView(() => import('./behind.ts').then((module) => module.behind.Connection));

// Nothing of these shows before somebody says something. They share a chunk with what takes parts from the entry: for one that
// took only React, the bundler would split React off, and the first page would weigh more.
export const announcer = lazyView(() => loadBeside().then((beside) => beside.Announcer));
export const archivedBar = lazyView(() => loadBeside().then((beside) => beside.ArchivedBar));
export const foldedLine = lazyView(() => loadBeside().then((beside) => beside.FoldedLine));
export const jumpToLatest = lazyView(() => loadBeside().then((beside) => beside.JumpToLatest));
export const messageState = lazyView(() => loadBeside().then((beside) => beside.MessageState));
export const roomSeen = lazyView(() => loadBeside().then((beside) => beside.RoomSeen));
export const toastHost = lazyView(() => loadBeside().then((beside) => beside.ToastHost));
export const typingNames = lazyView(() => loadBeside().then((beside) => beside.TypingNames));

export function prefetchLater(): void {
  for (const view of [
    messageTools,
    messageMenu,
    menus,
    dialogs,
    unkeptNotice,
    roomDetails,
    personCards,
    emptyList,
    noRoom,
    otherRoom,
    typingNames,
    foldedLine,
  ])
    view.prefetch();
}
