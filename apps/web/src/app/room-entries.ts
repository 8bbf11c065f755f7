import { Archive, ArchiveRestore, CheckCheck, Info, Link, LogOut, type LucideIcon, Pencil } from 'lucide-react';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import type { MenuEntry } from '../ui/MenuList.tsx';
import { mayChange } from './may-change.ts';
import type { RoomDeeds } from './room-deeds.ts';

/** What a person may want of a room. */
interface RoomWishes {
  readonly deeds: RoomDeeds;
  readonly onEdit: (roomId: string) => void;
}

interface Deed {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
}

/** What one may do with a room, most used first; for the buttons in its details. */
export function quickDeeds(mine: MyRoom, { deeds, onEdit }: RoomWishes): readonly Deed[] {
  const { room } = mine;
  return [
    { label: 'Copy link', icon: Link, onSelect: () => deeds.copyLink(room) },
    ...(mayChange(mine) ? [{ label: 'Edit', icon: Pencil, onSelect: () => onEdit(room.id) }] : []),
    ...(room.lobby ? [] : [{ label: 'Leave', icon: LogOut, onSelect: () => deeds.leave(room) }]),
  ];
}

interface MenuWishes extends RoomWishes {
  readonly onDetails: () => void;
  /** Null: everything is read. */
  readonly onRead: (() => void) | null;
}

/** The menu of a room. */
export function roomEntries(mine: MyRoom, { deeds, onEdit, onDetails, onRead }: MenuWishes): readonly MenuEntry[] {
  const { room } = mine;
  const archived = room.archivedAt !== null;
  const change: readonly MenuEntry[] = [
    '',
    { label: 'Edit room', icon: Pencil, onSelect: () => onEdit(room.id) },
    archived
      ? { label: 'Open again', icon: ArchiveRestore, onSelect: () => deeds.unarchive(room) }
      : { label: 'Archive room', icon: Archive, onSelect: () => deeds.archive(room) },
  ];
  return [
    { label: 'Details', icon: Info, onSelect: onDetails },
    ...(onRead ? [{ label: 'Mark as read', icon: CheckCheck, onSelect: onRead }] : []),
    { label: 'Copy link', icon: Link, onSelect: () => deeds.copyLink(room) },
    ...(mayChange(mine) ? change : []),
    ...(room.lobby ? [] : ['', { label: 'Leave room', icon: LogOut, danger: true, onSelect: () => deeds.leave(room) }]),
  ];
}
