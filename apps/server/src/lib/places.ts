/** How many places there are. */
export interface Bounds {
  /** For all together. */
  readonly most: number;
  /** Of one key. */
  readonly mostEach: number;
  /** Keys of which one waits, where all places are taken. */
  readonly line: number;
  /** How long (ms) it does. */
  readonly patience: number;
}

/** Places that many share: whoever comes from elsewhere gets one soon, whatever those do who have them. */
export interface Places {
  /**
   * Gives what gives the place back. `enough`: as many of this key have one as may. `full`: all are taken, and none became free in time, or `gone`, which
   * ends the waiting, came first.
   */
  enter(key: string, gone: AbortSignal): Promise<(() => void) | 'enough' | 'full'>;
}

/**
 * Where all places are taken, one of each key waits: the next that is free goes to the key that has the fewest, and of these to the one that waits the longest.
 * Without that, those who come again at once would keep everybody else out, a few of each of a few keys.
 */
export function createPlaces({ most, mostEach, line, patience }: Bounds): Places {
  const taken = new Map<string, number>();
  const waiting = new Map<string, (place: boolean) => void>();
  let all = 0;

  function count(key: string): number {
    return taken.get(key) ?? 0;
  }

  function take(key: string): () => void {
    all += 1;
    taken.set(key, count(key) + 1);
    return () => {
      all -= 1;
      if (count(key) > 1) {
        taken.set(key, count(key) - 1);
      } else {
        taken.delete(key);
      }
      const [next] = [...waiting.keys()].toSorted((a, b) => count(a) - count(b));
      if (next !== undefined) {
        waiting.get(next)?.(true);
      }
    };
  }

  /** Whether there is a place for it in the end; then it is taken before anybody else can. */
  async function wait(key: string, gone: AbortSignal): Promise<(() => void) | 'full'> {
    const { promise, resolve } = Promise.withResolvers<(() => void) | 'full'>();
    const end = (place: boolean) => {
      waiting.delete(key);
      resolve(place ? take(key) : 'full');
    };
    const giveUp = () => end(false);
    waiting.set(key, end);
    const late = setTimeout(giveUp, patience);
    gone.addEventListener('abort', giveUp);
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      gone.removeEventListener('abort', giveUp);
    }
  }

  return {
    async enter(key, gone) {
      if (count(key) >= mostEach) {
        return 'enough';
      }
      if (all < most) {
        return take(key);
      }
      return waiting.has(key) || waiting.size >= line || gone.aborted ? 'full' : wait(key, gone);
    },
  };
}
