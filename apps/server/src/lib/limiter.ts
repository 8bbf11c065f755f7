import type { Clock } from './clock.ts';

/** A token bucket: `perSecond` on average, `burst` at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Limiter {
  /** Takes one token of `key`; 0, or how many milliseconds until there is one. */
  take(key: string, allowance: Allowance): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets beyond this are dropped, the one that was used longest ago first: its owner starts with a full one again. */
const BUCKETS_MOST = 50_000;

/** Token buckets in memory. They are of one process: on several servers each gives the full allowance. */
export function createLimiter(clock: Clock): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, allowance) {
      const now = clock();
      let bucket = buckets.get(key);
      if (bucket === undefined) {
        bucket = { tokens: allowance.burst, at: now };
        if (buckets.size >= BUCKETS_MOST) {
          buckets.delete(buckets.keys().next().value as string);
        }
      } else {
        buckets.delete(key);
      }
      buckets.set(key, bucket);
      bucket.tokens = Math.min(allowance.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1_000) * allowance.perSecond);
      bucket.at = now;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - bucket.tokens) / allowance.perSecond) * 1_000);
    },
  };
}
