import type { PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { TryAgain } from '../../lib/errors.ts';
import { quiet } from '../../lib/testing-logger.ts';
import { until } from '../../realtime/testing.ts';
import { depart } from './depart.ts';
import { keepScrubbing, type Later } from './keep-scrubbing.ts';
import { startLog } from './testing-log.ts';

/** A clock that goes on when the test says so. */
function driven() {
  const waits: number[] = [];
  const tasks: (() => void)[] = [];
  const later: Later = (task, ms) => {
    waits.push(ms);
    tasks.push(task);
    return { callOff: () => void tasks.splice(tasks.indexOf(task), 1) };
  };
  return {
    later,
    waits,
    /** Waits until so often something waited, and goes on to when it is to happen. */
    async next(times: number) {
      await until(() => Promise.resolve(expect(waits).toHaveLength(times)));
      tasks.pop()?.();
    },
  };
}

forEachDatabase(({ create, open }) => {
  async function begin() {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const { log, person, say, lobby, counted, everything } = await startLog(database);
    return {
      database,
      log,
      person,
      everything,
      counted,
      async leaving(name: string) {
        const who = await person(name);
        await say(lobby, who, `words of ${name}`);
        await log.commit((tx) => depart(tx, who.id, true, false));
        return who.id;
      },
      async left(): Promise<readonly PersonId[]> {
        const rows = await database.read.selectFrom('departures').select('person_id').where('scrubbed_at', 'is', null).execute();
        return rows.map((row) => row.person_id);
      },
    };
  }

  test('LEAVE9 DISK1 what could not be written when somebody left is written later, without a new start', async () => {
    const { leaving, left, counted, everything } = await begin();
    const { later, waits, next } = driven();
    let full = true;
    const log = {
      ...counted,
      commit: ((command) => (full ? Promise.reject(new TryAgain(0)) : counted.commit(command))) satisfies typeof counted.commit,
    };
    const gus = await leaving('Canary');
    const scrubbing = keepScrubbing(log, quiet, later);
    scrubbing.begin();
    for (const times of [1, 2, 3]) await next(times);
    await until(() => Promise.resolve(expect(waits).toHaveLength(4)));
    expect([waits, await left()]).toEqual([[1_000, 2_000, 4_000, 8_000], [gus]]);
    full = false;
    await next(4);
    await until(async () => expect(await left()).toEqual([]));
    expect([waits.length, await everything()]).toEqual([4, expect.not.stringMatching(/canary/iu)]);
    await scrubbing.close();
  });

  test('LEAVE9 what fails with one who left keeps no other waiting, and nothing is tried any more once the server leaves', async () => {
    const { database, leaving, left, counted, everything } = await begin();
    const { later, waits, next } = driven();
    const gus = await leaving('Gus');
    await leaving('Canary');
    const { rows } = await sql<{ payload: string }>`select payload from log_events where payload like '%words of Gus%'`.execute(database.read);
    await sql`update log_events set payload = '{' where payload like '%words of Gus%'`.execute(database.write);
    const scrubbing = keepScrubbing(counted, quiet, later);
    scrubbing.begin();
    await until(() => Promise.resolve(expect(waits).toEqual([1_000])));
    expect([await left(), await everything()]).toEqual([[gus], expect.not.stringMatching(/canary/iu)]);
    await sql`update log_events set payload = ${rows[0]?.payload ?? ''} where payload = '{'`.execute(database.write);
    await next(1);
    await until(async () => expect(await left()).toEqual([]));
    await scrubbing.close();
    const late = await leaving('Late');
    scrubbing.begin();
    await scrubbing.close();
    expect([await left(), waits]).toEqual([[late], [1_000]]);
  });
});
