import type { Request, Response } from 'express';
import type * as z from 'zod/mini';
import { TryAgain } from '../../lib/errors.ts';
import { readInput } from '../../lib/input.ts';
import type { Allowance, Limiter } from '../../lib/limiter.ts';
import { createTally } from '../../lib/tally.ts';
import { refuse, refuseFields, retryLater } from '../reply.ts';
import { nameKey } from './passwords/name-key.ts';

/** What was sent, held against the contract; null: it has been refused, in words, about each field that is wrong. */
export function inputOf<Schema extends z.ZodMiniType>(schema: Schema, request: Request, response: Response): z.output<Schema> | null {
  const read = readInput(schema, request.body);
  if ('data' in read) {
    return read.data;
  }
  const { field, code, message } = read.wrong;
  if (field === null) {
    refuse(response, code, message);
  } else {
    refuseFields(response, { field, code, message }, read.also);
  }
  return null;
}

/** At one account from one network (after Synapse). Somebody else’s from elsewhere do not count: nobody is locked out. */
export const atAccount: Allowance = { perSecond: 1 / 300, burst: 5 };
/** From one network, at whatever accounts. */
export const fromNetwork: Allowance = { perSecond: 0.2, burst: 60 };
/** What guesses at an account from a network are counted by. */
export function signInKeys(network: string, userName: string): { readonly network: string; readonly account: string } {
  return { network: `sign-in ${network}`, account: `sign-in ${network} ${nameKey(userName)}` };
}

/** Of one network, or by one session of who is in, at the same time: the line before the hash is for all. */
const AT_ONCE = 4;
/** When to come again (ms) if there are as many already. */
const AGAIN = 1_000;
/** Runs what needs a hash. Whoever is told to come again has lost no guess by it. */
export type Hashing = <T>(who: string, keys: readonly string[], run: () => Promise<T>) => Promise<T>;

export function createHashing(limiter: Limiter): Hashing {
  const under = createTally(AT_ONCE);
  return async (who, keys, run) => {
    try {
      if (!under.enter(who)) {
        throw new TryAgain(AGAIN);
      }
      try {
        return await run();
      } finally {
        under.leave(who);
      }
    } catch (error) {
      if (error instanceof TryAgain) {
        for (const key of keys) {
          limiter.giveBack(key);
        }
      }
      throw error;
    }
  };
}

/** Whether one may try now; if not, it has been said when. The first that is empty ends it: what comes after it keeps what it has. */
export function mayTry(limiter: Limiter, response: Response, ...buckets: readonly (readonly [key: string, Allowance])[]): boolean {
  for (const [index, [key, allowance]] of buckets.entries()) {
    const wait = limiter.take(key, allowance);
    if (wait > 0) {
      for (const [before] of buckets.slice(0, index)) {
        limiter.giveBack(before);
      }
      retryLater(response, 429, wait);
      return false;
    }
  }
  return true;
}
