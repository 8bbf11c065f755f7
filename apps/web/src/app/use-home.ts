import { useEffect } from 'react';
import { readStored, writeStored } from '../lib/stored.ts';
import type { ChatState } from '../store/index.ts';
import { useChat } from '../store/use-chat.ts';
import { openRoom, type Place } from './use-place.ts';

/** Where one starts: the room one was in last, else the lobby, else any; null while the rooms have not come. */
export function homeOf(rooms: ChatState['rooms'], last: string | null): string | null {
  const mine = Object.values(rooms.byId).map(({ room }) => room);
  const home = mine.find((room) => room.id === last) ?? mine.find((room) => room.lobby) ?? mine[0];
  return home?.slug ?? null;
}

/** Remembers the room on screen, and opens it when the address names none and there is no list to show instead. */
export function useHome(place: Place, shownId: string | null, hasList: boolean): void {
  const home = useChat((state) => homeOf(state.rooms, readStored('room')));
  useEffect(() => {
    if (shownId !== null) writeStored('room', shownId);
  }, [shownId]);
  useEffect(() => {
    if (place.kind === 'list' && !hasList && home !== null) openRoom(home, { replace: true });
  }, [place.kind, hasList, home]);
}
