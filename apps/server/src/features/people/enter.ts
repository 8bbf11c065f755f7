import type { Ack } from '@parley/shared/ack.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { nameKey } from '@parley/shared/text.ts';
import type { Db } from '../../db/schema.ts';
import { TryAgain } from '../../lib/errors.ts';
import { isDuplicate } from '../../log/storage-errors.ts';
import type { Log } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import { joinRoom } from '../members/join.ts';
import { postNotice } from '../notices/notices.queries.ts';
import { hasRoomToJoin, lobbyId } from '../rooms/rooms.queries.ts';
import { claimName } from './people.queries.ts';

/** When to come again (ms) for a name that somebody else was taking in the same moment: it is known then. */
const AFTER_DUPLICATE = 100;

/** What to do next: look at the rooms there are, or make one. In the words of the buttons. */
async function welcome(db: Db, name: string): Promise<string> {
  const next = (await hasRoomToJoin(db)) ? 'browse the rooms' : 'create a room';
  return `Welcome, ${name}. This is the lobby, where everybody starts. Say hello, or ${next}.`;
}

/** Makes a person: reserves the name, brings them to the lobby and greets them there. Rejects with a free name if theirs is taken. */
export async function bringIn(tx: Tx, person: Person): Promise<void> {
  const { id, name } = person;
  await claimName(tx.db, name, id);
  await tx.db
    .insertInto('people')
    .values({ id, name, name_key: nameKey(name), created_at: tx.now })
    .execute();
  await tx.createLog(id, 'person');
  const lobby = await lobbyId(tx.db);
  const place = await joinRoom(tx, lobby, person, 'member');
  await postNotice(tx, id, { roomId: lobby, afterSeq: place.seq, text: await welcome(tx.db, name) });
}

/** Makes a person of a guest. Nothing of it remains if the name is taken; the answer then suggests a free one. Never rejects. */
export async function enterAsGuest(log: Log, guest: Person): Promise<Ack<{ person: Person }>> {
  try {
    await log.commit((tx) => bringIn(tx, guest));
    return { ok: true, value: { person: guest } };
  } catch (error) {
    // On several servers, two people may take a name in the same moment.
    return log.ackOf(isDuplicate(error) ? new TryAgain(AFTER_DUPLICATE) : error, { command: 'guests' });
  }
}
