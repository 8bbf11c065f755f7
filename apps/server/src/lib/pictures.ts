import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Rejection, TryAgain } from './errors.ts';
import type { Logger } from './logger.ts';
import { createTurns } from './turns.ts';

/** What the process that reads one picture may take, with what it takes by itself: memory (bytes) and time of a processor (ms). */
export interface PictureBounds {
  readonly memory: number;
  readonly time: number;
}

/** Room for the largest picture that is taken, and for what reads it. */
const usual: PictureBounds = { memory: 256_000_000, time: 5_000 };

/** When a process that says nothing is ended (ms): on a busy machine its time can take several times as long. */
const SILENCE = 30_000;

/** When (ms) to come again if no process could be begun. */
const AGAIN = 2_000;

/** How many may wait for the one that is being read: each is in memory as it came. */
const LINE = 16;

/** A picture, as it goes to the process that reads it. */
export interface PictureTask extends PictureBounds {
  readonly content: Uint8Array;
}

/** What that process says of it. `failed`: it can read none at all. */
export type PictureAnswer =
  | { readonly small: Uint8Array; readonly large: Uint8Array }
  | { readonly refused: 'invalid' | 'too_long'; readonly message: string }
  | { readonly failed: string };

export interface Pictures {
  /** A picture of anybody’s, as two small ones that hold nothing but what is seen. Rejects in words if it is none, or too large. */
  portrait(content: Buffer): Promise<{ readonly small: Buffer; readonly large: Buffer }>;
}

/** Beside this file, in the source and in the bundle. */
const reader = fileURLToPath(new URL(`picture-reader${extname(import.meta.url)}`, import.meta.url));

/** A process that runs, and is given nothing of the server’s settings. The machine may have no room for another one just now. */
async function begin(): Promise<ChildProcess> {
  const child = fork(reader, {
    execArgv: ['--max-old-space-size=64'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (child.pid === undefined) {
    // Of what has not begun nothing can be asked, nor can it be ended: it only says why.
    await once(child, 'error').catch(() => {});
    throw new TryAgain(AGAIN);
  }
  return child;
}

/** Asks a process of its own; null: it ended without an answer. */
async function ask(content: Buffer, bounds: PictureBounds): Promise<PictureAnswer | null> {
  const child = await begin();
  // Whatever else goes wrong with it, it ends.
  child.on('error', () => {});
  const tooLong = setTimeout(() => child.kill('SIGKILL'), SILENCE);
  try {
    const answer = new Promise<PictureAnswer | null>((resolve) => {
      child.once('message', (said) => resolve(said as PictureAnswer));
      child.once('exit', () => resolve(null));
    });
    // One that has ended already is told of by its exit.
    child.send({ content, ...bounds } satisfies PictureTask, () => {});
    return await answer;
  } finally {
    clearTimeout(tooLong);
    child.kill('SIGKILL');
  }
}

/** Reads pictures, one at a time, each in a process of its own that takes no more than `bounds`. */
export function createPictures(logger: Logger, bounds: PictureBounds = usual): Pictures {
  const turns = createTurns(1, LINE);
  return {
    async portrait(content) {
      const answer = await turns.run(() => ask(content, bounds));
      if (answer === null) {
        logger.info({}, 'a picture took too much to read');
        throw new Rejection('invalid', 'This picture takes too much to read. Choose another one.');
      }
      if ('refused' in answer) {
        throw new Rejection(answer.refused, answer.message);
      }
      if ('failed' in answer) {
        logger.error({ err: answer.failed }, 'pictures cannot be read on this machine');
        throw new Rejection('forbidden', 'This Parley can’t read pictures.');
      }
      return { small: Buffer.from(answer.small), large: Buffer.from(answer.large) };
    },
  };
}
