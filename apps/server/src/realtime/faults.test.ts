import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../db/testing.ts';
import { enterAsGuest } from '../features/people/enter.ts';
import { createLogger } from '../lib/logger.ts';
import { unlimited } from '../lib/unlimited.ts';
import { startTestServer } from './testing.ts';

forEachDatabase(({ create, open }) => {
  test('EDGE8 what fails on our side is answered retry, whatever way it came, and logged once', async () => {
    const lines: string[] = [];
    const database = await open(await create());
    const server = await startTestServer(database, unlimited, createLogger('info', { write: (line) => void lines.push(line) }));
    const alice = await server.person('Alice');
    const device = await server.device(alice);
    // Two tables are missing, which says nothing of the disk: nobody thought of that.
    await sql`alter table notices rename to notices_away`.execute(database.write);
    await sql`alter table room_slugs rename to room_slugs_away`.execute(database.write);
    const ask = (name: string, input: unknown) => server.core.dispatch({ personId: alice, sessionId: 's', device: null }, name, input);
    const ways: [string, () => Promise<unknown>][] = [
      ['notice:dismiss', () => ask('notice:dismiss', { id: uuidv7() })],
      ['room:find', () => ask('room:find', { slug: 'canary' })],
      ['room:find', () => device.ask('room:find', { slug: 'canary' })],
      ['log:read', () => device.ask('log:read', { log: alice, after: null })],
      ['guests', () => enterAsGuest(server.core.log, { id: uuidv7() as PersonId, name: 'Canary' })],
    ];
    for (const [command, way] of ways) {
      lines.length = 0;
      expect([command, await way()]).toEqual([command, { ok: null, afterMs: 1_000 }]);
      expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'error', command, msg: 'failed on our side' }]);
      expect(lines[0]).not.toMatch(/canary/iu);
    }
    await sql`alter table notices_away rename to notices`.execute(database.write);
    expect(await enterAsGuest(server.core.log, { id: uuidv7() as PersonId, name: 'Canary' })).toMatchObject({ ok: true });
  });
});
