import type { LogId, PersonId } from '@parley/shared/ids.ts';
import { emptyJournal } from '../../db/empty-journal.ts';
import { breathe } from '../../lib/breathe.ts';
import { TryAgain } from '../../lib/errors.ts';
import type { Log } from '../../log/log.ts';
import { whoBlocked } from '../blocking/blocking.queries.ts';
import { toldOfLinksBy } from '../resets/resets.queries.ts';
import { tellDeparture } from './depart.ts';
import {
  type Coming,
  type Left,
  lookAtOwn,
  lookAtRoom,
  nothingBefore,
  noteScrubbed,
  ownLogOf,
  type Pending,
  pendingIn,
  rewrite,
  roomsEverOf,
  scrubNotice,
  WINDOW,
} from './departures.queries.ts';

/** What scrubbing needs of the log. */
export type ScrubbedLog = Pick<Log, 'commit' | 'database'>;

interface Work {
  readonly log: ScrubbedLog;
  /** Nothing is begun any more once it is aborted. */
  readonly signal: AbortSignal;
}

/** Looks through a log, a window at a time, and writes what is to be written anew: a command of its own, so that others’ come in between. */
async function walk({ log, signal }: Work, id: LogId, from: number, to: number, look: (after: number) => Promise<readonly Left[]>): Promise<void> {
  for (let after = from; after < to; after += WINDOW) {
    signal.throwIfAborted();
    const left = await look(after);
    if (left.length > 0) {
      await log.commit(({ db }) => rewrite(db, id, left));
    }
    await breathe();
  }
}

/** What they did in rooms; gives who was told there that the last message was theirs. */
async function scrubRooms(work: Work, pending: Pending): Promise<readonly Coming[]> {
  const { read } = work.log.database;
  const comings: Coming[] = [];
  // How far each goes by now: what comes later does not name them any more.
  for (const { roomId, after: from, seq } of await roomsEverOf(read, pending.personId)) {
    let before = nothingBefore;
    await walk(work, roomId, from, seq, async (after) => {
      const seen = await lookAtRoom(read, roomId, after, pending, before);
      ({ before } = seen);
      comings.push(...seen.told);
      return seen.left;
    });
  }
  return comings;
}

async function scrubOne(work: Work, pending: Pending): Promise<void> {
  const { log } = work;
  const { read } = log.database;
  const { personId, erased } = pending;
  const comings = Map.groupBy(await scrubRooms(work, pending), (coming) => coming.personId);
  const links = await toldOfLinksBy(read, personId);
  const helped = Map.groupBy(links, (link) => link.personId);
  for (const whose of new Set<PersonId>([...comings.keys(), ...helped.keys(), ...(await whoBlocked(read, personId))])) {
    const told = { personId, comings: comings.get(whose) ?? [], links: (helped.get(whose) ?? []).map(({ at }) => at) };
    await walk(work, whose, 0, await ownLogOf(read, whose), (after) => lookAtOwn(read, whose, after, told));
  }
  await log.commit(async (tx) => {
    for (const told of links) {
      await scrubNotice(tx.db, told.personId, told.at);
    }
    // Whoever read meanwhile, and was given what was not gone yet, lets it go now.
    await tellDeparture(tx, personId, erased);
    await noteScrubbed(tx.db, personId, tx.now);
  });
}

/**
 * Takes whoever deleted their account out of everything that was written before, also what an earlier run was not done with. One after the other: what fails with
 * one keeps no other waiting, and is thrown in the end, but for what the disk says (`TryAgain`), which goes for all.
 */
export async function scrub(log: ScrubbedLog, signal: AbortSignal): Promise<void> {
  const { database } = log;
  const all = await pendingIn(database.read);
  const failures: unknown[] = [];
  for (const pending of all) {
    try {
      await scrubOne({ log, signal }, pending);
    } catch (error) {
      if (error instanceof TryAgain || signal.aborted) {
        throw error;
      }
      failures.push(error);
    }
  }
  // Also where nobody is left to look for: it may be what an earlier run did not come to.
  if (!(await emptyJournal(database))) {
    throw new TryAgain(0);
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
