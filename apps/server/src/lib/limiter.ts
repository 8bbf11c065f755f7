import type { Clock } from './clock.ts';

/** A token bucket: `perSecond` on average, `burst` at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

/** Takes one token; 0, or how many milliseconds until there is one. */
export type Bucket = () => number;

export interface Limiter {
  /** Takes one token from the bucket of this name. */
  take(key: string, allowance: Allowance): number;
  /** Puts one token back that was taken for nothing. */
  giveBack(key: string): void;
  /** Fills the bucket of this name again. */
  forget(key: string): void;
  /** A bucket for something that lasts, which keeps it and takes it along: what others do cannot fill it again. */
  bucket(allowance: Allowance): Bucket;
}

interface Refillable {
  readonly take: Bucket;
  giveBack(): void;
}

/** Buckets beyond this are dropped, the one that was used longest ago first: its owner starts with a full one again. */
const BUCKETS_MOST = 50_000;

/** Token buckets in memory. They are of one process: on several servers each gives the full allowance. */
export function createLimiter(clock: Clock): Limiter {
  const buckets = new Map<string, Refillable>();

  function createBucket({ perSecond, burst }: Allowance): Refillable {
    let tokens = burst;
    let at = clock();
    return {
      take() {
        const now = clock();
        tokens = Math.min(burst, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
        at = now;
        if (tokens >= 1) {
          tokens -= 1;
          return 0;
        }
        return Math.ceil(((1 - tokens) / perSecond) * 1_000);
      },
      giveBack() {
        tokens = Math.min(burst, tokens + 1);
      },
    };
  }

  return {
    take(key, allowance) {
      const bucket = buckets.get(key) ?? createBucket(allowance);
      // The one that was used last stands last.
      buckets.delete(key);
      if (buckets.size >= BUCKETS_MOST) {
        buckets.delete(buckets.keys().next().value as string);
      }
      buckets.set(key, bucket);
      return bucket.take();
    },
    giveBack: (key) => buckets.get(key)?.giveBack(),
    forget: (key) => void buckets.delete(key),
    bucket: (allowance) => createBucket(allowance).take,
  };
}
