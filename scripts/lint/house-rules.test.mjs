// A linter that looks at nothing finds nothing. Here faults are planted in a small tree like ours, and ours must find each.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin, root, toolEnvironment } from '../lib/paths.mjs';

const faults = [
  ['parley(boundaries)', 'packages/shared/src/a.ts', `import { readFileSync } from 'node:fs';\nreadFileSync('a');\n`],
  ['parley(boundaries)', 'packages/client/src/a.ts', `import { useState } from 'react';\nuseState(0);\n`],
  ['parley(boundaries)', 'apps/server/src/lib/a.ts', `import { connect } from '../db/connect.ts';\nconnect();\n`],
  ['parley(boundaries)', 'apps/server/src/db/a.ts', `import { log } from '../log/log.ts';\nlog();\n`],
  ['parley(boundaries)', 'apps/server/src/log/a.ts', `import { attach } from '../realtime/attach.ts';\nattach();\n`],
  ['parley(boundaries)', 'apps/server/src/realtime/a.ts', `import { q } from '../features/rooms/rooms.queries.ts';\nq();\n`],
  ['parley(boundaries)', 'apps/server/src/features/rooms/a.ts', `import { h } from '../people/people.handlers.ts';\nh();\n`],
  ['parley(boundaries)', 'apps/server/src/features/rooms/b.ts', `import { attach } from '../../realtime/attach.ts';\nattach();\n`],
  ['parley(boundaries)', 'apps/server/src/novel/a.ts', `import { a } from '../lib/a.ts';\na();\n`],
  ['parley(boundaries)', 'apps/web/src/ui/a.ts', `import { useChat } from '../store/use-chat.ts';\nuseChat();\n`],
  ['parley(boundaries)', 'apps/web/src/ui/b.ts', `import { commands } from '@parley/shared/protocol.ts';\ncommands();\n`],
  ['parley(boundaries)', 'apps/web/src/features/rooms/rooms.slice.ts', `import { useState } from 'react';\nuseState(0);\n`],
  ['parley(boundaries)', 'apps/web/src/features/rooms/A.tsx', `import { Message } from '../messages/Message.tsx';\nMessage();\n`],
  ['parley(boundaries)', 'e2e/specs/a.spec.ts', `import { createServer } from '../../apps/server/src/create-server.ts';\ncreateServer();\n`],
  ['parley(boundaries)', 'benchmarks/a.ts', `import { createServer } from '../apps/server/src/create-server.ts';\ncreateServer();\n`],
  ['parley(no-barrel)', 'apps/web/src/lib/index.ts', `export * from './a.ts';\n`],
  ['parley(no-barrel)', 'apps/web/src/lib/b.ts', `export { a } from './a.ts';\n`],
  ['parley(function-declarations)', 'apps/web/src/lib/c.ts', `export const c = (x: number) => x;\n`],
  ['parley(no-sleep)', 'apps/server/src/log/a.test.ts', `await new Promise((resolve) => { setTimeout(resolve, 10); });\n`],
  ['parley(no-sleep)', 'apps/server/src/log/b.test.ts', `import { setTimeout } from 'node:timers/promises';\nawait setTimeout(1);\n`],
  [
    'parley(no-sleep)',
    'e2e/specs/b.spec.ts',
    `export async function f(page: { waitForTimeout(ms: number): Promise<void> }) {\n  await page.waitForTimeout(1);\n}\n`,
  ],
  ['node(no-process-env)', 'apps/server/src/lib/d.ts', `export const d = process.env['D'];\n`],
  ['react(no-danger)', 'apps/web/src/ui/D.tsx', `export function D() {\n  return <div dangerouslySetInnerHTML={{ __html: '' }} />;\n}\n`],
  ['import(no-default-export)', 'apps/web/src/lib/e.ts', `export default 1;\n`],
  ['typescript(no-explicit-any)', 'apps/web/src/lib/f.ts', `export const f: any = 1;\n`],
  ['eslint(max-lines)', 'apps/web/src/lib/g.ts', 'export {};\n'.repeat(301)],
  ['typescript(no-floating-promises)', 'apps/web/src/lib/h.ts', `export function h() {\n  Promise.resolve(1);\n}\n`],
  ['vitest(no-focused-tests)', 'apps/web/src/lib/i.test.ts', `import { expect, test } from 'vitest';\ntest.only('i', () => expect(1).toBe(1));\n`],
  ['vitest(no-disabled-tests)', 'apps/web/src/lib/j.test.ts', `import { expect, test } from 'vitest';\ntest.skip('j', () => expect(1).toBe(1));\n`],
  ['unicorn(filename-case)', 'apps/web/src/lib/someThing.ts', `export const k = 1;\n`],
];

const faultless = [
  ['apps/server/src/config.ts', `export const port = process.env['PORT'];\n`],
  ['apps/server/src/log/log.ts', `import { c } from '../db/connect.ts';\nexport const l = c;\n`],
  [
    'apps/server/src/features/rooms/rooms.handlers.ts',
    `import { q } from '../people/people.queries.ts';\nimport type { T } from '../../realtime/types.ts';\nexport const r: T = q;\n`,
  ],
  ['apps/web/src/features/rooms/B.tsx', `import { Button } from '../../ui/Button.tsx';\nexport function B() {\n  return <Button />;\n}\n`],
];

let tree = '';
let found = [];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'parley-lint-'));
  for (const part of ['.oxlintrc.json', 'scripts/lint', 'tsconfig.base.json']) cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: { jsx: 'react-jsx' } }));
  for (const [path, source] of [...faults.map(([, ...file]) => file), ...faultless]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }
  const { stdout } = spawnSync(join(bin, 'oxlint'), ['--type-aware', '--format=json', 'apps', 'packages', 'e2e', 'benchmarks'], {
    cwd: tree,
    env: toolEnvironment(),
    encoding: 'utf8',
  });
  found = JSON.parse(stdout).diagnostics;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(faults)('%s is found in %s', (rule, path) => {
  expect(found.filter(({ filename }) => filename === path).map(({ code }) => code)).toContain(rule);
});

test.each(faultless)('nothing of ours is found in %s', (path) => {
  expect(found.filter(({ filename, code }) => filename === path && /parley|process-env/.test(code))).toEqual([]);
});
