import { sql } from 'kysely';
import { breathe } from '../../lib/breathe.ts';
import type { Log } from '../../log/log.ts';
import { toldOfLinksBy } from '../resets/resets.queries.ts';
import { tellDeparture } from './depart.ts';
import {
  noteScrubbed,
  ownLogsAfter,
  type Pending,
  pendingIn,
  roomsEverOf,
  scrubNotice,
  scrubOthers,
  scrubRoom,
  WINDOW,
} from './departures.queries.ts';

/** How far each log went when it began: what comes later does not name them any more. */
type Standing = { readonly log: Parameters<typeof scrubOthers>[1]; readonly seq: number };

/** Each window is a command of its own, so that others’ come in between. */
async function windows(
  log: Pick<Log, 'commit'>,
  { seq }: Pick<Standing, 'seq'>,
  work: (tx: Parameters<Parameters<Log['commit']>[0]>[0], after: number) => Promise<void>,
) {
  for (let after = 0; after < seq; after += WINDOW) {
    await log.commit((tx) => work(tx, after));
    await breathe();
  }
}

async function scrubOne(log: Log, pending: Pending): Promise<void> {
  const { read } = log.database;
  const { personId, erased } = pending;
  for (const { roomId } of await roomsEverOf(read, personId)) {
    const head = await log.commit((tx) => tx.head(roomId));
    await windows(log, head, ({ db }, after) => scrubRoom(db, roomId, after, pending));
  }
  const links = await toldOfLinksBy(read, personId);
  for (let logs = await ownLogsAfter(read, ''); logs.length > 0; logs = await ownLogsAfter(read, logs.at(-1)?.log ?? '')) {
    for (const own of logs) {
      const told = links.flatMap((link) => (String(link.personId) === String(own.log) ? [link.at] : []));
      await windows(log, own, ({ db }, after) => scrubOthers(db, own.log, after, pending, told));
    }
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

/** Takes whoever deleted their account out of everything that was written before, also what an earlier run was not done with. One after the other. */
export async function scrub(log: Log): Promise<void> {
  const { database } = log;
  const all = await pendingIn(database.read);
  for (const pending of all) {
    await scrubOne(log, pending);
  }
  if (all.length > 0 && database.kind === 'sqlite') {
    // What it said before is in the file beside the database until that begins anew.
    await sql`pragma wal_checkpoint(truncate)`.execute(database.write);
  }
}
