import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { type KyselyPlugin, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { quiet } from '../../lib/testing-logger.ts';
import { createLog } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import { bringIn } from '../people/enter.ts';
import { ensureLobby } from '../rooms/make-room.ts';
import { lobbyId } from '../rooms/rooms.queries.ts';

/** A log with a lobby, without a server around it, and what is asked of it is counted. */
export async function startLog(database: Database) {
  const log = createLog(database, Date.now, quiet);
  await ensureLobby(log);
  const lobby = await lobbyId(database.read);
  const counts = { commits: 0, reads: 0 };
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      counts.reads += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const counted = {
    database: { ...database, read: database.read.withPlugin(counting) },
    commit: <T>(command: (tx: Tx) => Promise<T>) => {
      counts.commits += 1;
      return log.commit(command);
    },
  };
  async function person(name: string) {
    const id = uuidv7() as PersonId;
    await log.commit((tx) => bringIn(tx, { id, name }));
    return { id, name };
  }
  return {
    database,
    log,
    lobby,
    counts,
    person,
    counted,
    say: (roomId: RoomId, { id }: { id: PersonId }, body: string) =>
      log.commit((tx) => tx.appendMessage(roomId, id, 'message:sent', { id: uuidv7(), ord: 0, body } as never)),
    /** Lets so many things happen in a room, of somebody. */
    async fill(roomId: RoomId, { id }: { id: PersonId }, count: number) {
      const { seq } = await log.commit((tx) => tx.head(roomId));
      for (let from = 1; from <= count; from += 1_000)
        await database.write
          .insertInto('log_events')
          .values(
            Array.from({ length: Math.min(1_000, count - from + 1) }, (_, index) => ({
              log_id: roomId,
              seq: seq + from + index,
              type: 'message:sent',
              actor_id: id,
              payload: '{"id":"x","ord":0,"body":"of somebody else"}',
              at: 0,
            })),
          )
          .execute();
      await database.write
        .updateTable('logs')
        .set({ seq: seq + count, message_seq: seq + count })
        .where('id', '=', roomId)
        .execute();
    },
    everything: async () => JSON.stringify((await sql`select payload from log_events`.execute(database.read)).rows),
  };
}
