import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql, type KyselyPlugin } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { quiet } from '../../lib/testing-logger.ts';
import { createLog } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import { joinRoom, leaveRoom } from '../members/join.ts';
import { bringIn } from '../people/enter.ts';
import { ensureLobby, makeRoom } from '../rooms/make-room.ts';
import { lobbyId } from '../rooms/rooms.queries.ts';
import { depart } from './depart.ts';
import { WINDOW } from './departures.queries.ts';
import { scrub } from './scrub.ts';

/** So many events that going through them all would be seen. */
const MANY = 100 * WINDOW;

forEachDatabase(({ create, open }) => {
  async function begin() {
    const database = await open(await create());
    onTestFinished(() => database.close());
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
      scrub: () => scrub(counted),
      say: (roomId: RoomId, { id }: { id: PersonId }, body: string) =>
        log.commit((tx) => tx.appendMessage(roomId, id, 'message:sent', { id: uuidv7(), ord: 0, body } as never)),
      /** Lets so many things happen in a room, of somebody. */
      async fill(roomId: RoomId, { id }: { id: PersonId }, count = MANY) {
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

  test('LEAVE11 T20 of who came late, what was said before is not looked through, nor what everybody was told; nothing is written where nothing changes', async () => {
    const { log, lobby, person, fill, say, scrub: run, counts, everything } = await begin();
    const olga = await person('Olga');
    for (let index = 0; index < 40; index += 1) await person(`Somebody ${index}`);
    await fill(lobby, olga);
    const gus = await person('Canary Gus');
    await say(lobby, gus, 'canary words');
    // He reads who wrote last.
    const ned = await person('Ned');
    await fill(ned.id as never, ned, 2 * WINDOW);
    await fill(lobby, olga, 3 * WINDOW);
    expect(await everything()).toMatch(/"last[^}]*Canary Gus/u);
    await log.commit((tx) => depart(tx, gus.id, true, false));
    await run();
    expect(await everything()).not.toMatch(/canary/iu);
    // The room from where he came, and the own log of who was told: about as many windows. Then what is told at the end.
    expect(counts.reads).toBeLessThan(20);
    expect(counts.commits).toBeLessThanOrEqual(3);
  });

  test('LEAVE7 of who came to a room, left it and came back, all is gone, from the first time on', async () => {
    const { log, person, fill, say, scrub: run, everything } = await begin();
    const olga = await person('Olga');
    const gus = await person('Canary Gus');
    const roomId = uuidv7() as RoomId;
    await log.commit(async (tx) => {
      await makeRoom(tx, { id: roomId, name: 'Design', topic: '', icon: '' }, olga.id, false);
      await joinRoom(tx, roomId, olga, 'owner');
    });
    for (const words of ['canary first', 'canary second']) {
      await log.commit((tx) => joinRoom(tx, roomId, gus, 'member'));
      await say(roomId, gus, words);
      await log.commit((tx) => leaveRoom(tx, roomId, gus));
      await fill(roomId, olga, WINDOW + 7);
    }
    await log.commit((tx) => depart(tx, gus.id, true, false));
    await run();
    expect(await everything()).not.toMatch(/canary/iu);
  });
});
