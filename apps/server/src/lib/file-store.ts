import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTurns } from './turns.ts';

/** What changes files. Only one at a time does. */
interface Hands {
  /** On disk once it resolves; if the same is there already, it stays. */
  write(hash: string, content: Buffer): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** Files in a folder, each under what is in it: the same twice lies there once. Which there may be stands in the database. */
export interface FileStore {
  /** Nobody else writes or removes while `work` does. So a file that is there when its row is written is not removed in between. */
  alone<T>(work: (files: Hands) => Promise<T>): Promise<T>;
  /** Null: there is none. */
  read(hash: string): Promise<Buffer | null>;
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A folder’s list of names is on disk by itself, apart from what is in the files. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder’s files, two letters of their name a folder. No name that is none of ours becomes a path. */
export function createFileStore(folder: string): FileStore {
  const turns = createTurns(1, Infinity);

  function pathOf(hash: string): string {
    if (!/^[0-9a-f]{64}$/u.test(hash)) {
      throw new Error('not the name of a file of ours');
    }
    return join(folder, hash.slice(0, 2), hash.slice(2));
  }

  async function read(hash: string): Promise<Buffer | null> {
    try {
      return await readFile(pathOf(hash));
    } catch (error) {
      if (isMissing(error)) {
        return null;
      }
      throw error;
    }
  }

  const hands: Hands = {
    async write(hash, content) {
      const path = pathOf(hash);
      // One that a disk has spoilt, or that was cut short, is written anew.
      if ((await read(hash))?.equals(content) === true) {
        return;
      }
      await mkdir(dirname(path), { recursive: true });
      // What a killed server left under this name is written over.
      const draft = join(folder, 'draft');
      try {
        const handle = await open(draft, 'w', 0o600);
        try {
          await handle.writeFile(content);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => {});
        throw error;
      }
      await sync(dirname(path));
      await sync(folder);
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };

  return { alone: (work) => turns.run(() => work(hands)), read };
}
