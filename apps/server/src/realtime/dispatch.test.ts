import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../create-core.ts';
import { forEachDatabase } from '../db/testing.ts';
import { enterAsGuest } from '../features/people/enter.ts';
import { createLimiter } from '../lib/limiter.ts';
import { quiet } from '../lib/testing-logger.ts';

forEachDatabase(({ create, open }) => {
  test('EDGE2 who asks too often is told when to come back, and loses nothing', async () => {
    let now = 1_000_000;
    const database = await open(await create());
    const core = await createCore(
      database,
      () => now,
      createLimiter(() => now),
      quiet,
      { end: () => Promise.resolve(), isIn: () => Promise.resolve(true) },
    );
    onTestFinished(async () => {
      await core.drain();
      core.close();
      await database.close();
    });
    const alice = uuidv7() as PersonId;
    await enterAsGuest(core.log, { id: alice, name: 'Alice' });
    const lobby = (await database.read.selectFrom('rooms').select('id').executeTakeFirstOrThrow()).id;
    const send = (id: string) =>
      core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id, roomId: lobby, body: 'hello' });
    const ids = Array.from({ length: 21 }, () => uuidv7());
    const acks = await Promise.all(ids.map(send));
    expect(acks.filter((ack) => ack.ok === true)).toHaveLength(20);
    expect(acks.at(-1)).toEqual({ ok: null, afterMs: 200 });
    now += 200;
    expect(await send(ids.at(-1) as string)).toMatchObject({ ok: true, value: { repeated: false } });
  });

  test('ROLE9 T11 of what was on its way when its session ended nothing is answered, and nothing is done: neither a command that looks nor one that changes', async () => {
    const database = await open(await create());
    const sessions = new Set(['before']);
    const core = await createCore(database, Date.now, createLimiter(Date.now), quiet, {
      end: () => Promise.resolve(),
      isIn: (_db, sessionId) => Promise.resolve(sessions.has(sessionId)),
    });
    onTestFinished(async () => {
      await core.drain();
      core.close();
      await database.close();
    });
    const alice = uuidv7() as PersonId;
    await enterAsGuest(core.log, { id: alice, name: 'Alice' });
    const ask = (name: string, input: object) => core.dispatch({ personId: alice, sessionId: 'before', device: null }, name, input);
    expect(await ask('room:browse', { query: '', archived: false })).toMatchObject({ ok: true });
    const looking = ask('room:browse', { query: '', archived: false });
    const changing = ask('person:rename', { name: 'Mallory' });
    sessions.clear();
    const refused = { ok: false, code: 'unauthenticated', message: 'Sign in first.' };
    expect(await Promise.all([looking, changing])).toEqual([refused, refused]);
    expect(await database.read.selectFrom('people').select('name').where('id', '=', alice).execute()).toEqual([{ name: 'Alice' }]);
  });
});
