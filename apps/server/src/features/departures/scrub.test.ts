import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, onTestFinished, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { joinRoom, leaveRoom } from '../members/join.ts';
import { makeRoom } from '../rooms/make-room.ts';
import { depart } from './depart.ts';
import { WINDOW } from './departures.queries.ts';
import { scrub } from './scrub.ts';
import { startLog } from './testing-log.ts';

/** So many events that going through them all would be seen. */
const MANY = 100 * WINDOW;

forEachDatabase(({ create, open }) => {
  async function begin() {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const started = await startLog(database);
    return { ...started, scrub: () => scrub(started.counted, new AbortController().signal) };
  }

  test('LEAVE11 T20 of who came late, what was said before is not looked through, nor what everybody was told; nothing is written where nothing changes', async () => {
    const { log, lobby, person, fill, say, scrub: run, counts, everything } = await begin();
    const olga = await person('Olga');
    for (let index = 0; index < 40; index += 1) await person(`Somebody ${index}`);
    await fill(lobby, olga, MANY);
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

  test('LEAVE7 LEAVE11 of who came to a room, left it and came back, all is gone, from the first time on, and nothing is looked for before that', async () => {
    const { database, log, person, fill, say, scrub: run, everything } = await begin();
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
    const places = database.read.selectFrom('members').select('first_seq').where('room_id', '=', roomId).orderBy('joined_seq');
    expect(await places.execute()).toEqual([{ first_seq: 2 }, { first_seq: 3 }]);
    await log.commit((tx) => depart(tx, gus.id, true, false));
    await run();
    expect(await everything()).not.toMatch(/canary/iu);
  });
});
