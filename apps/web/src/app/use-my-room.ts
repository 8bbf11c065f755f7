import { useEffect, useState } from 'react';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { roomBySlug } from '../store/selectors.ts';
import { useChat } from '../store/use-chat.ts';
import { openRoom, type Place } from './use-place.ts';

/** The room of mine that the address leads to. When its address changes while it is on screen, the address bar follows. */
export function useMyRoom(place: Place): MyRoom | undefined {
  const slug = place.kind === 'room' ? place.slug : null;
  const here = useChat((state) => (slug === null ? undefined : roomBySlug(state, slug)));
  const [shown, setShown] = useState<{ readonly slug: string | null; readonly id: string } | null>(null);
  if (here !== undefined && (shown?.id !== here.room.id || shown.slug !== slug)) setShown({ slug, id: here.room.id });
  const moved = useChat((state) => (here === undefined && shown !== null && shown.slug === slug ? state.rooms.byId[shown.id] : undefined));

  const next = moved?.room.slug;
  useEffect(() => {
    if (next !== undefined) openRoom(next, { replace: true });
  }, [next]);
  return here ?? moved;
}
