import { statfs } from 'node:fs/promises';

/** Of the disk that a folder lies on, in bytes. */
export interface Space {
  readonly free: number;
  readonly total: number;
}

/** Null: it is not known, as of a folder that is not there yet, or of a file system that does not tell. */
export async function spaceIn(folder: string): Promise<Space | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return blocks === 0 ? null : { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}

/**
 * Nearly full. Messages are what the rest is for: 200 MB take a busy Parley through days, in which somebody can make space. A share of a disk says nothing of
 * that, as 2 % of a large one are more than most Parleys ever need; only of one that is small as a whole it is a twentieth.
 */
const LOW = 200_000_000;
const LOW_SHARE = 0.05;
/** It is over only with so many times as much: what is written in between does not make it come and go. */
const OVER = 1.5;

/** Whether a disk is nearly full, which depends on whether it was. */
export function isLow({ free, total }: Space, was: boolean): boolean {
  return free < Math.min(LOW, total * LOW_SHARE) * (was ? OVER : 1);
}
