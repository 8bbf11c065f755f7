import type { SyncAnswer } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect, type Database } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { migrations } from './db/migrations/index.ts';
import { forEachDatabase } from './db/testing.ts';
import { migrateUpTo } from './db/testing-migrations.ts';
import { accountMigrations } from './http/accounts/migrations.ts';
import { hashOf } from './http/accounts/sessions/sessions.queries.ts';
import { ask } from './http/testing.ts';
import { becomeOlder, insertRows, older, type OlderRow } from './testing-older.ts';
import { rowsSince } from './testing-rows-since.ts';
import { start } from './testing-server.ts';

/** Tables in which nothing need be kept: the migrator’s own, and one of the accounts library’s that we never use. */
const notKept = /^kysely_|^auth_verifications$/u;

/** What a migration makes of a row, where that is not the row itself. */
function expected({ table, row }: OlderRow): OlderRow['row'] {
  if (table === 'auth_sessions') {
    return { ...row, token: hashOf(String(row['token'])) };
  }
  if (table === 'departures') {
    // Where to look for somebody says their membership by now.
    const { names: _, ...kept } = row;
    return kept;
  }
  return row;
}

/** Both databases have times and flags of their own. */
function plain(row: object): Record<string, unknown> {
  const values = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Date ? value.toISOString() : typeof value === 'boolean' ? Number(value) : value,
  ]);
  return Object.fromEntries(values) as Record<string, unknown>;
}

/** Every row is there, in every column that it had, and no other; a table of which there is none wants one in `testing-rows-since.ts`. */
async function expectKept({ read }: Database, rows: readonly OlderRow[]): Promise<void> {
  const names = (await read.introspection.getTables()).map(({ name }) => name).filter((name) => !notKept.test(name));
  const kept = Map.groupBy(rows, ({ table }) => table);
  expect(names.toSorted()).toEqual([...kept.keys()].toSorted());
  for (const name of names) {
    const found = (await sql<object>`select * from ${sql.table(name)}`.execute(read)).rows.map(plain);
    const these = kept.get(name)?.map(expected) ?? [];
    expect({ [name]: found.length }).toEqual({ [name]: these.length });
    expect({ [name]: found }).toEqual({ [name]: expect.arrayContaining(these.map((row) => expect.objectContaining(row) as unknown)) as unknown });
  }
}

forEachDatabase(({ createEmpty }) => {
  async function connectTo(where: Parameters<typeof connect>[0]): Promise<Database> {
    const database = await connect(where, () => {});
    onTestFinished(() => database.close());
    return database;
  }

  test('UPDATE1 every row of every table that there was before invites, and of each that has come since, is there after all migrations', async () => {
    const database = await connectTo(await createEmpty());
    const rows = [...(await becomeOlder(database))];
    for (const name of Object.keys(migrations).filter((each) => each > '0004')) {
      await migrateUpTo(database, name, accountMigrations);
      const since = rowsSince[name] ?? [];
      await insertRows(database, since);
      rows.push(...since);
      if (name === '0015-departure-places') {
        // Names are not looked for any more, and of who is being looked for at present nothing is known: everywhere.
        const { rows: left } = await sql`select person_id, came_after, scrubbed_at from departures`.execute(database.read);
        expect(left).toEqual([{ person_id: older.nora, came_after: '{}', scrubbed_at: null }]);
      }
    }
    await migrate(database, accountMigrations);
    await migrate(database, accountMigrations);
    await expectKept(database, rows);
  });

  test('LEAVE11 EXPORT7 of who came before this was kept, it is known where they first came to each room, also if they left, or came again', async () => {
    const database = await connectTo(await createEmpty());
    await becomeOlder(database);
    // Of a room whose log does not say it, everything is looked through.
    const strange = {
      table: 'members',
      row: { room_id: older.attic, person_id: older.nora, role: 'member', joined_seq: 5, joined_at: 1, read_ord: 0 },
    };
    await insertRows(database, [strange]);
    await migrate(database, accountMigrations);
    const { maya, gus, nora, lobby, garden, attic } = older;
    const rows = await database.read.selectFrom('members').select(['room_id', 'person_id', 'first_seq', 'joined_seq', 'left_seq']).execute();
    expect(new Map(rows.map((row) => [row.room_id + row.person_id, [row.first_seq, row.joined_seq, row.left_seq]]))).toEqual(
      new Map([
        [lobby + maya, [2, 2, null]],
        [lobby + gus, [3, 3, null]],
        [lobby + nora, [4, 4, null]],
        [garden + maya, [2, 2, null]],
        [garden + gus, [4, 8, null]],
        [attic + gus, [2, 2, null]],
        [attic + maya, [3, 3, 5]],
        [attic + nora, [0, 5, null]],
      ]),
    );
  });

  test('LEAVE9 UPDATE1 a departure that an earlier version was not done with is finished after the update, from where whoever left first came', async () => {
    const where = await createEmpty();
    const before = await connect(where, () => {});
    await becomeOlder(before);
    await migrateUpTo(before, '0014-device-links', accountMigrations);
    const { gus } = older;
    await insertRows(before, [
      { table: 'departures', row: { person_id: gus, erased: 1, names: '["Gus"]', at: 1_795_900_000_000, scrubbed_at: null } },
    ]);
    await before.close();
    await start(where);
    const { read } = await connectTo(where);
    await vi.waitFor(
      async () => expect(await read.selectFrom('departures').select('person_id').where('scrubbed_at', 'is not', null).execute()).toHaveLength(1),
      { timeout: 20_000, interval: 20 },
    );
    const said = await read.selectFrom('log_events').select(['actor_id', 'payload']).where('type', '=', 'message:sent').execute();
    const bodies = said.map(({ actor_id: actor, payload }) => [actor === gus, (JSON.parse(payload) as { body: string }).body]);
    expect(bodies.filter(([his]) => his)).toEqual(Array.from({ length: 4 }, () => [true, '']));
    expect(bodies.filter(([his]) => !his).map(([, body]) => body)).toEqual(expect.arrayContaining(['Hello, everybody', 'Gus?', 'Old things']));
  });

  test('UPDATE1 after an update whoever was signed in still is, with their rooms, what was said and what they had read, and devices go on where they were', async () => {
    const where = await createEmpty();
    const before = await connect(where, () => {});
    await becomeOlder(before);
    await before.close();
    const { url, ownerLink } = await start(where, { authSecret: older.secret, rateLimits: false });
    const { cookies, maya, gus, nora, lobby, garden, attic, epoch, password } = older;
    const get = async (path: string, cookie: string) => (await ask(url, path, { headers: { cookie, 'x-parley': '1' } })).json();
    const post = async (path: string, body: object, cookie = '') => ask(url, path, { body, headers: { cookie, origin: url } });
    const command = async (cookie: string, name: string, body: object) => (await post(`/api/${name}`, body, cookie)).json();

    for (const [cookie, id, name] of [
      [cookies.maya, maya, 'Maya'],
      [cookies.phone, maya, 'Maya'],
      [cookies.gus, gus, 'Gus'],
      [cookies.nora, nora, 'Nora'],
    ] as const) {
      expect(await get('/api/session', cookie)).toMatchObject({ person: { id, name } });
    }
    expect(await get('/api/session', cookies.ended)).toMatchObject({ person: null, ended: maya });
    expect(await get('/api/account', cookies.maya)).toMatchObject({ account: { userName: 'maya' }, sessions: { length: 2 } });
    const again = await post('/api/session', { userName: 'maya', password });
    expect([again.status, again.json()]).toMatchObject([200, { person: { id: maya } }]);

    async function sync(cookie: string, cursors: { self: number | null; rooms: Record<string, number> }): Promise<SyncAnswer> {
      const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie, origin: url } });
      onTestFinished(() => void socket.disconnect());
      const answer = (await socket.emitWithAck('log:sync', { protocol: PROTOCOL_VERSION, epoch, ...cursors })) as { value: SyncAnswer };
      return answer.value;
    }
    const heads = { [lobby]: [6, 2], [garden]: [11, 5], [attic]: [6, 1] };
    expect(await sync(cookies.gus, { self: 7, rooms: { [lobby]: 6, [garden]: 9, [attic]: 6 } })).toMatchObject({
      epoch,
      heads,
      self: { kind: 'events', events: [], head: 7 },
      rooms: {
        [lobby]: { kind: 'events', events: [] },
        [garden]: { kind: 'events', from: 10, events: [{ type: 'message:sent', payload: { body: 'And watered' } }, { type: 'room:updated' }] },
        [attic]: { kind: 'events', events: [] },
      },
    });
    const mine = await sync(cookies.maya, { self: null, rooms: { [attic]: 5 } });
    expect(mine).toMatchObject({ heads: { [lobby]: heads[lobby], [garden]: heads[garden] }, rooms: { [attic]: { kind: 'gone' } } });
    const { state } = mine.self as Extract<SyncAnswer['self'], { kind: 'snapshot' }>;
    expect(Object.fromEntries(state.rooms.map(({ room, readOrd, role }) => [room.name, [readOrd, role]]))).toEqual({
      Lobby: [0, 'member'],
      'Kitchen garden': [4, 'owner'],
    });
    expect(state.notices).toMatchObject([{ text: expect.stringContaining('Welcome, Maya') as string }]);

    const page = (await command(cookies.gus, 'message:page', { roomId: garden, limit: 50 })) as { entries: { payload: { body?: string } }[] };
    const said = ['Who waters the tomatoes?', 'I do', 'Gus?', 'Back again', 'And watered'];
    expect(page.entries.flatMap(({ payload }) => payload.body ?? [])).toEqual(said);
    expect(await command(cookies.gus, 'message:send', { id: uuidv7(), roomId: garden, body: 'Still here' })).toMatchObject({ seq: 12 });
    expect(await command(cookies.nora, 'room:find', { slug: 'garden' })).toMatchObject({ room: { id: garden, name: 'Kitchen garden' } });
    expect(await command(cookies.gus, 'message:send', { id: uuidv7(), roomId: attic, body: 'Anybody?' })).toMatchObject({ code: 'forbidden' });

    // Nobody is the owner yet: whoever runs it has the link.
    expect(ownerLink).not.toBeNull();
    const roles = await sql`select id, role from people order by name`.execute((await connectTo(where)).read);
    expect(roles.rows).toEqual([
      { id: gus, role: 'guest' },
      { id: maya, role: 'member' },
      { id: nora, role: 'guest' },
    ]);
  });
});
