import { expect, test } from 'vitest';
import { listeningProblem } from './http/listen.ts';
import { StartProblem } from './lib/errors.ts';
import { explainStart } from './start-problems.ts';

const here = { dataDir: '/srv/parley', databaseUrl: null };
const there = { dataDir: '/srv/parley', databaseUrl: 'postgres://parley:canary@db.lan:5432/x' };

function failure(code: string, syscall?: string, path?: string): Error {
  return Object.assign(new Error(`${code}: canary`), { code, ...(syscall !== undefined && { syscall }), ...(path !== undefined && { path }) });
}

test.each([
  ['EACCES', 'mkdir', here, /^DATA_DIR is \/srv\/parley, where Parley may not write/u],
  ['EROFS', 'open', there, /^DATA_DIR is \/srv\/parley, where Parley may not write/u],
  ['SQLITE_READONLY_DIRECTORY', undefined, here, /^DATA_DIR is \/srv\/parley, where Parley may not write/u],
  ['ENOTDIR', 'mkdir', here, /^DATA_DIR is \/srv\/parley, but a file is in the way/u],
  ['ENOENT', 'mkdir', here, /^DATA_DIR is \/srv\/parley, a folder that can’t be made/u],
  ['SQLITE_FULL', undefined, here, /^DATA_DIR is \/srv\/parley, where no space is left/u],
  ['ECONNREFUSED', 'connect', there, /^PostgreSQL does not answer at db\.lan:5432\. .* DATABASE_URL/u],
  ['ENOENT', 'connect', there, /^PostgreSQL does not answer at db\.lan:5432/u],
  ['28P01', undefined, there, /^PostgreSQL does not accept .* DATABASE_URL/u],
  ['3D000', undefined, there, /^PostgreSQL does not have the database that DATABASE_URL names/u],
])('SET3 what stands in the way is said with its setting, and no password: %s at %s', (code, syscall, config, words) => {
  const problem = explainStart(failure(code, syscall), config);
  expect(problem).toBeInstanceOf(StartProblem);
  expect(problem.message).toMatch(words);
  expect(problem.message).not.toContain('canary');
});

test.each([
  ['EACCES', 80, null, /^port 80 is not for everybody to use\. Set PORT to one above 1023, such as 3000\.$/u],
  ['EADDRINUSE', 65_535, null, /^port 65535 is in use\. Set PORT to another one, such as 3000\.$/u],
  ['ENOTFOUND', 3_000, 'nowhere.lan', /^HOST is nowhere\.lan, which is no address of this computer/u],
])('SET3 where it cannot listen is said with its setting: %s', (code, port, host, words) => {
  expect((listeningProblem(failure(code, 'listen'), { port, host }) as Error).message).toMatch(words);
});

test('SET3 a file in the folder that may not be read is said by its name', () => {
  const problem = explainStart(failure('EACCES', 'open', '/srv/parley/secret'), here);
  expect([problem instanceof StartProblem, problem.message]).toEqual([true, 'Parley may not read or write /srv/parley/secret. Let it.']);
});

test('SET3 a failed disk is for the log, and what nobody has thought of is left as it is', () => {
  const failed = explainStart(failure('SQLITE_IOERR_FSYNC'), here);
  expect(failed).not.toBeInstanceOf(StartProblem);
  expect(failed.message).toBe('The database in /srv/parley is damaged or can’t be written. What it said is in the log.');
  const unknown = new Error('never seen');
  expect(explainStart(unknown, here)).toBe(unknown);
  expect(explainStart(unknown, there)).toBe(unknown);
});
