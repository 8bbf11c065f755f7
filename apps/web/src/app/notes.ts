import { readAllStored, readStored, writeStored } from '../lib/stored.ts';

/**
 * Short texts by their keys, in the browser’s synchronous storage, which its tabs share: a page that is left may not come to the end of a
 * transaction. What the storage does not take is noted for as long as the page is there.
 */
export interface Notes {
  all(): Record<string, string>;
  /** Null takes the note away. */
  write(key: string, text: string | null): void;
  /** Takes away the note that is there now: not one that was written since. */
  taker(key: string): () => void;
}

/** The notes of one kind on one person, by the beginning of their keys. */
export function createNotes(beginning: string): Notes {
  const unkept: Record<string, string> = {};

  function read(key: string): string | null {
    return unkept[key] ?? readStored(beginning + key);
  }
  function write(key: string, text: string | null): void {
    writeStored(beginning + key, text);
    if (text === null || readStored(beginning + key) === text) delete unkept[key];
    else unkept[key] = text;
  }

  return {
    all: () => ({ ...readAllStored(beginning), ...unkept }),
    write,
    taker(key) {
      const noted = read(key);
      return () => {
        if (read(key) === noted) write(key, null);
      };
    },
  };
}
