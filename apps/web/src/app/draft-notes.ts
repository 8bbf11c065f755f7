import { readAllStored, readStored, writeStored } from '../lib/stored.ts';

/**
 * The drafts of one person that the database may not have yet, in the browser’s synchronous storage: a page that is left may not come to
 * the end of a transaction.
 */
export interface DraftNotes {
  all(): Record<string, string>;
  write(roomId: string, text: string): void;
  /** What takes away the note that is there now: not one that was written since. */
  taker(roomId: string): () => void;
}

export function createDraftNotes(personId: string): DraftNotes {
  const notes = `draft:${personId}:`;
  return {
    all: () => readAllStored(notes),
    write: (roomId, text) => writeStored(notes + roomId, text),
    taker(roomId) {
      const key = notes + roomId;
      const noted = readStored(key);
      return () => {
        if (readStored(key) === noted) writeStored(key, null);
      };
    },
  };
}
