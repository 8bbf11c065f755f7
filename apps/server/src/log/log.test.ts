import type { MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from '../db/testing.ts';
import { Rejection } from '../lib/errors.ts';
import { quiet } from '../lib/testing-logger.ts';
import { createLog } from './log.ts';
import { readEvents } from './log.queries.ts';
import type { Commit, Tx } from './types.ts';

const alice = uuidv7() as PersonId;

forEachDatabase(({ create, open }) => {
  async function start(clock: () => number = Date.now) {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const log = createLog(database, clock, quiet);
    const commits: Commit[] = [];
    log.onCommit((commit) => void commits.push(commit));
    const room = uuidv7() as RoomId;
    await log.commit((tx) => tx.createLog(room, 'room'));
    commits.length = 0;
    return { database, log, commits, room };
  }

  function say(room: RoomId, text: string) {
    return async (tx: Tx) => {
      const { ord } = await tx.nextMessage(room);
      return tx.appendMessage(room, alice, 'message:sent', { id: uuidv7() as MessageId, ord, body: text });
    };
  }

  test('LOG1 a log counts 1, 2, 3 … without a hole, also when commands come together and some are refused', async () => {
    const { log, room, database } = await start();
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        log.commit(async (tx) => {
          const place = await say(room, `message ${index}`)(tx);
          if (index % 3 === 0) {
            throw new Rejection('forbidden', 'no');
          }
          return place.seq;
        }),
      ),
    );
    const seqs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(seqs).toEqual(Array.from({ length: 133 }, (_, index) => index + 1));
    const events = await readEvents(database.read, room, 0, 1_000);
    expect(events).toHaveLength(133);
    expect(events.map((event) => event.type === 'message:sent' && event.payload.ord)).toEqual(seqs);
  });

  test('LOG2 of a command that is refused nothing remains, in no table and no packet', async () => {
    const { log, room, database, commits } = await start();
    const person = { id: alice, name: 'Alice', name_key: 'alice', created_at: 1 };
    const refused = log.commit(async (tx) => {
      await tx.db.insertInto('people').values(person).execute();
      await say(room, 'gone')(tx);
      tx.change({ kind: 'join', personId: alice, roomId: room });
      throw new Rejection('invalid', 'no');
    });
    const kept = log.commit(say(room, 'kept'));
    await expect(refused).rejects.toThrow('no');
    expect((await kept).seq).toBe(1);
    expect(await database.read.selectFrom('people').selectAll().execute()).toEqual([]);
    expect(commits.flatMap((commit) => commit.changes)).toEqual([]);
    expect(commits.flatMap((commit) => commit.packets.map((packet) => packet.events.length))).toEqual([1]);
  });

  test('LOG3 commands that arrive together make one packet per log, in order, told only after the commit', async () => {
    const { log, room, commits, database } = await start();
    const other = uuidv7() as RoomId;
    await log.commit((tx) => tx.createLog(other, 'room'));
    let committedWhenTold = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        log.commit(say(index % 2 === 0 ? room : other, String(index))).then(async () => {
          committedWhenTold = Math.max(committedWhenTold, (await readEvents(database.read, room, 0, 100)).length);
        }),
      ),
    );
    expect(commits.length).toBeLessThan(20);
    for (const commit of commits) {
      expect(new Set(commit.packets.map((packet) => packet.log)).size).toBe(commit.packets.length);
    }
    const packets = commits.flatMap((commit) => commit.packets).filter((packet) => packet.log === room);
    expect(packets[0]?.from).toBe(1);
    expect(committedWhenTold).toBe(10);
    const bodies = packets.flatMap((packet) => packet.events.map((event) => (JSON.parse(event) as { payload: { body: string } }).payload.body));
    expect(bodies).toEqual(['0', '2', '4', '6', '8', '10', '12', '14', '16', '18']);
  });

  test('LOG4 a clock that steps back does not date an event before the one it follows', async () => {
    let now = 5_000;
    const { log, room } = await start(() => now);
    expect((await log.commit(say(room, 'first'))).at).toBe(5_000);
    now = 1_000;
    expect((await log.commit(say(room, 'second'))).at).toBe(5_000);
  });

  test('LOG5 a bug in one command does not touch the others of its group', async () => {
    const { log, room } = await start();
    const broken = log.commit(() => Promise.reject(new TypeError('bug')));
    const duplicate = log.commit(async (tx) => {
      await tx.createLog(room, 'room');
    });
    const fine = log.commit(say(room, 'fine'));
    await expect(broken).rejects.toThrow('bug');
    await expect(duplicate).rejects.toThrow();
    expect((await fine).seq).toBe(1);
  });

  test('LOG6 closing finishes what is queued and takes no more', async () => {
    const { log, room, database } = await start();
    const sent = Array.from({ length: 150 }, (_, index) => log.commit(say(room, String(index))));
    await log.close();
    await Promise.all(sent);
    expect(await readEvents(database.read, room, 0, 1_000)).toHaveLength(150);
    await expect(log.commit(say(room, 'late'))).rejects.toThrow('try again');
  });

  test('LOG9 of heavy events few more are read than go into the answer, of light ones all come at once', async () => {
    const { log, room, database } = await start();
    const heavy = 'x'.repeat(8_000);
    await Promise.all(Array.from({ length: 120 }, () => log.commit(say(room, heavy))));
    await Promise.all(Array.from({ length: 300 }, (_, index) => log.commit(say(room, `light ${index}`))));
    let read = 0;
    const counting = database.read.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult({ result }) {
        read += result.rows.length;
        return Promise.resolve(result);
      },
    });
    const pages: number[] = [];
    for (let cursor = 0; cursor < 420;) {
      read = 0;
      const events = await readEvents(counting, room, cursor, 1_000);
      expect(events.length).toBeGreaterThan(0);
      expect(read).toBeLessThanOrEqual(events.length + 64);
      expect(events.map((event) => event.type === 'message:sent' && event.payload.ord)).toEqual(events.map((_, index) => cursor + index + 1));
      pages.push(events.length);
      cursor += events.length;
    }
    expect(pages[0]).toBe(31);
    expect(pages.at(-1)).toBeGreaterThan(300);
    read = 0;
    expect(await readEvents(counting, room, 120, 100)).toHaveLength(100);
    expect(read).toBe(100);
    expect(await readEvents(counting, room, 0, 1_000, 1)).toHaveLength(1);
    expect(await readEvents(counting, room, 420, 1_000)).toEqual([]);
  });

  test('LOG7 when the database fails, every command in the group is answered retry; afterwards it goes on', async () => {
    const { log, room, database } = await start();
    const fail = async (tx: Tx): Promise<void> => {
      await say(room, 'lost')(tx);
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    };
    // On a busy machine the first alone may take as long as a group waits.
    const time = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => time.mockRestore());
    const results = await Promise.allSettled([log.commit(say(room, 'before')), log.commit(fail)]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { afterMs: 500 } });
    }
    expect(await readEvents(database.read, room, 0, 10)).toEqual([]);
    expect((await log.commit(say(room, 'after'))).seq).toBe(1);
  });
});
