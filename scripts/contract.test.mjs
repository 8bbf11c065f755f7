// Plants a new command, event, signal or part of a snapshot into a copy of the registry, and expects the type check of the
// end that has to handle it to fail.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin, root, toolEnvironment } from './lib/paths.mjs';

/** What two compilations, each in the copy, take on a machine that has other things to do (ms). */
const compiling = 180_000;
const registry = 'packages/shared/src/features/index.ts';
let copy = '';

/** The registry with a feature `plants` that has these parts. */
function planted(parts) {
  const source = readFileSync(join(root, registry), 'utf8');
  const feature = `const plants = defineFeature({ ${parts} });\n`;
  const imports = `import * as z from 'zod/mini';\nimport { command, defineFeature, logEvent, signal } from '../contract.ts';\nvoid [command, logEvent, signal];\n`;
  return imports + source.replace(/(\/\*\*[^*]*\*\/\s*)?export const features = \{/u, (head) => `${feature}${head} plants,`);
}

function typeErrors(end) {
  const result = spawnSync(join(bin, 'tsc'), ['--noEmit', '--pretty', 'false', '-p', join(copy, end)], { encoding: 'utf8' });
  return result.status === 0 ? [] : result.stdout.split('\n').filter((line) => line.includes('error TS'));
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'parley-contract-'));
  for (const part of ['packages', 'apps', 'tsconfig.base.json']) {
    // Links to workspace packages are relative, so those of the copy lead into the copy.
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:dist|\.turbo|\.vite[^/]*|\.bin)$/u.test(path),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}, compiling);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('CON2 what one end does not handle does not compile there: a command, an event, a signal, a part of a snapshot', { timeout: compiling }, () => {
  writeFileSync(
    join(copy, registry),
    planted(`
      commands: { 'plant:grow': command({ input: z.object({}), output: z.object({}), rate: 'read', about: 'Grows.' }) },
      events: { 'plant:grown': logEvent('room', z.object({ height: z.number() })) },
      signals: { 'plant:shaken': signal(z.object({ leaves: z.number() })) },
      roomState: z.object({ plants: z.number() }),
    `),
  );
  const server = typeErrors('apps/server').join('\n');
  for (const part of [/plant:grow\b/u, /'plants'/u]) expect(server).toMatch(part);
  const web = typeErrors('apps/web').join('\n');
  for (const part of [/plant:grown\b/u, /plant:shaken\b/u]) expect(web).toMatch(part);
});

test('CON2 `pnpm build` checks the types of both ends', () => {
  const [command, ...args] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.build.split(' ');
  const { stdout } = spawnSync(command, [...args, '--dry=json'], { cwd: root, env: toolEnvironment(), encoding: 'utf8' });
  const checked = JSON.parse(stdout).tasks.filter((task) => task.command.startsWith('tsc --noEmit'));
  expect(checked.map((task) => task.directory)).toEqual(expect.arrayContaining(['apps/server', 'apps/web']));
});
