import { lazyView } from '../lib/lazy-view.tsx';

// What opens over the page, or stands in the place of a room, is not in the entry: a chunk each, fetched when the page has
// come to rest, or when somebody is about to open it.
export const dialogs = lazyView(() => import('./dialogs/DialogHost.tsx').then((module) => module.DialogHost));
export const menus = lazyView(() => import('./menus/MenuHost.tsx').then((module) => module.MenuHost));
export const messageTools = lazyView(() => import('../features/messages/MessageTools.tsx').then((module) => module.MessageTools));
export const messageMenu = lazyView(() => import('../features/messages/MessageMenu.tsx').then((module) => module.MessageMenu));
export const unkeptNotice = lazyView(() => import('./UnkeptNotice.tsx').then((module) => module.UnkeptNotice));
export const roomDetails = lazyView(() => import('./RoomDetails.tsx').then((module) => module.RoomDetails));
export const otherRoom = lazyView(() => import('./OtherRoom.tsx').then((module) => module.OtherRoom));

export function prefetchLater(): void {
  for (const view of [messageTools, messageMenu, menus, dialogs, unkeptNotice, roomDetails, otherRoom]) view.prefetch();
}
