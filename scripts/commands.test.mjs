// What commands say when they cannot do what they were asked, and that they do nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root, toolEnvironment } from './lib/paths.mjs';
import { grace } from './lib/processes.mjs';

function run(script, args = [], env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    env: toolEnvironment(env),
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test('SET2 with bad settings `pnpm dev` ends with what the server says of them', () => {
  const { status, output } = run('dev.mjs', [], { PORT: 'x' });
  expect([status, output]).toEqual([1, 'Parley can’t start:\n  PORT must be a whole number from 0 to 65535; it is “x”.\n']);
});

test('DEV1 `pnpm dev` takes no PUBLIC_URL of a server, and says so', () => {
  const { status, output } = run('dev.mjs', [], { PORT: 'x', PUBLIC_URL: 'https://chat.example.com/wrong' });
  expect([status, output]).toEqual([
    1,
    'PUBLIC_URL is left out: the page comes from this computer here.\n' +
      'Parley can’t start:\n  PORT must be a whole number from 0 to 65535; it is “x”.\n',
  ]);
});

test('SET2 with bad settings `pnpm start` says all that is wrong before it builds, and ends', () => {
  // What is built stands where it is only after the first build.
  const built = join(root, 'apps/web/dist');
  const { status, output } = run('start.mjs', [], { PORT: 'x', GUESTS: 'maybe', SMTP_URL: 'smtp://mail.example', WEB_DIR: built });
  expect([status, output]).toEqual([
    1,
    [
      'Parley can’t start:',
      '  PORT must be a whole number from 0 to 65535; it is “x”.',
      '  GUESTS must be on or off; it is “maybe”.',
      '  MAIL_FROM must be like parley@example.com or Parley <parley@example.com>.',
      '  PUBLIC_URL must be set where SMTP_URL is: links in mails lead there.',
      '',
    ].join('\n'),
  ]);
});

test('`pnpm test` with a step that there isn’t leaves the results of the last run', () => {
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const kept = mkdtempSync(join(results, 'kept-'));
  onTestFinished(() => rmSync(kept, { recursive: true, force: true }));
  const { status, output } = run('test.mjs', ['lint', 'nosuch']);
  expect([status, existsSync(kept)]).toEqual([2, true]);
  expect(output).toMatch(/^There is no step nosuch\. There are: build, /u);
});

test('DRAIN2 who started the server waits longer for it to leave than it takes', () => {
  const [, most] = /\bLEAVING_MOST = ([\d_]+);/u.exec(readFileSync(join(root, 'apps/server/src/main.ts'), 'utf8'));
  expect(grace).toBeGreaterThan(Number(most.replaceAll('_', '')));
});
