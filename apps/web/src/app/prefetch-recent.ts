import { whenIdle } from '../lib/when-idle.ts';
import type { Session } from './create-session.ts';

/** Rooms fetched ahead: those in which something was said last. */
const ahead = 5;

/** Fetches the rooms that one is likely to open next, when the page has come to rest. The returned function ends it. */
export function prefetchRecent({ store, actions }: Session): () => void {
  function prefetch(): void {
    const recent = Object.values(store.getState().rooms.byId).toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
    for (const { room } of recent.slice(0, ahead)) actions.prefetchRoom(room.id);
  }
  let stop = store.subscribe(look);
  function look(): void {
    if (!store.getState().rooms.loaded) return;
    stop();
    stop = whenIdle(prefetch);
  }
  look();
  return () => stop();
}
