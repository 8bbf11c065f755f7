import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../create-core.ts';
import { forEachDatabase } from '../db/testing.ts';
import { enterAsGuest } from '../features/people/enter.ts';
import { quiet } from '../lib/testing-logger.ts';
import { unlimited } from '../lib/unlimited.ts';
import { followHeads } from './beacon.ts';

const HOUR = 3_600_000;

forEachDatabase(({ create, open }) => {
  test('CLOCK1 the beacon names every room that moved, whatever the server’s clock does', async () => {
    let now = 1_700_000_000_000;
    const database = await open(await create());
    const core = await createCore(database, () => now, unlimited, quiet, { end: () => Promise.resolve(), isIn: () => Promise.resolve(true) });
    const alice = uuidv7() as PersonId;
    await enterAsGuest(core.log, { id: alice, name: 'Alice' });
    const rooms = [uuidv7(), uuidv7()] as RoomId[];
    for (const roomId of rooms) {
      await core.dispatch({ personId: alice, sessionId: 's', device: null }, 'room:create', { roomId, name: roomId, topic: '', icon: '' });
    }
    onTestFinished(async () => {
      await core.drain();
      core.close();
      await database.close();
    });
    const heads = followHeads(core.log, alice);
    const next = async () => Object.keys((await heads()).rooms);
    expect(await next()).toEqual(expect.arrayContaining(rooms));
    for (const step of [-HOUR, HOUR, -HOUR, 2 * HOUR]) {
      now += step;
      const [, second] = rooms;
      expect(
        await core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id: uuidv7(), roomId: second, body: 'x' }),
      ).toMatchObject({
        ok: true,
      });
      expect(await next()).toEqual([second]);
      expect(await next()).toEqual([]);
    }
  });
});
