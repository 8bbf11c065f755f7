import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './db/connect.ts';
import { createEmpty } from './db/testing.ts';
import { ask } from './http/testing.ts';
import { listening, run } from './testing-process.ts';

const words = 'Another Parley is running with the database in DATABASE_URL. End it first, or set DATABASE_URL to another database.';

test('SET10 a second server on one PostgreSQL database does not start; what a killed one held is free at once', async () => {
  const { databaseUrl } = await createEmpty('postgres');
  const env = { DATABASE_URL: databaseUrl ?? '' };
  const first = await run(env);
  await listening(first);
  const second = await run(env);
  expect([await second.ended, second.output().trim()]).toEqual([1, `Parley can’t start: ${words}`]);
  first.process.kill('SIGKILL');
  await first.ended;
  const third = await run(env);
  await listening(third);
  third.process.kill('SIGTERM');
  expect(await third.ended).toBe(0);
});

test('SET10 a server that loses its hold on the database writes nothing more, and ends in order and with an error', async () => {
  const config = await createEmpty('postgres');
  const running = await run({ DATABASE_URL: config.databaseUrl ?? '' });
  const url = await listening(running);
  expect((await ask(url, '/health/ready')).status).toBe(200);
  const database = await connect(config, () => {});
  onTestFinished(() => database.close());
  const { rows } = await sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`.execute(database.read);
  expect(rows).toHaveLength(1);
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain('"the lock on the database is lost"');
  expect(running.output()).not.toContain('cannot go on');
});
