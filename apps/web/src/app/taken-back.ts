import type { ChatStore } from '../store/create-chat.ts';
import type { Notes } from './notes.ts';

/** So long (ms) it matters that a message which was taken back is there nevertheless. */
const matters = 86_400_000;

/**
 * Tells when a message that was taken back to be edited is in its room nevertheless, however it came there: once on this device, in the tab in
 * which somebody is. `notes`: when each was taken back, by any tab. The returned function ends it.
 */
export function watchTakenBack(store: ChatStore, notes: Pick<Notes, 'all' | 'write'>, now: () => number, told: () => void): () => void {
  function look(): void {
    const rooms = Object.values(store.getState().messages);
    let isThere = false;
    for (const [id, at] of Object.entries(notes.all())) {
      const came = rooms.some(({ entries }) => entries.some(({ key }) => key === id));
      isThere ||= came;
      if (came || now() - Number(at) >= matters) notes.write(id, null);
    }
    if (isThere) told();
  }

  if (store.getState().reading.attentive) look();
  return store.subscribe(({ reading: { attentive }, messages, outbox }, before) => {
    // Its end in the outbox: the room may have had it before.
    const isNews = messages !== before.messages || outbox !== before.outbox || !before.reading.attentive;
    if (attentive && isNews) look();
  });
}
