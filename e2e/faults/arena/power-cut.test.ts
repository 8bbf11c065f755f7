import { expect, test } from 'vitest';
import { createRandom } from '../../convergence/random.ts';
import { Disk, type Step, stepOf } from './power-cut.ts';

const path = '/data/parley.db';

function write(at: number, text: string): Step {
  return { path, kind: 'write', at, bytes: Buffer.from(text) };
}

function hex(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .replaceAll(/../gu, String.raw`\x$&`);
}

function left(steps: readonly Step[], chance: number): string | undefined {
  const disk = new Disk(new Map([[path, Buffer.from('old')]]));
  for (const step of steps) disk.do(step);
  return disk.cutPower(createRandom(1), chance).get(path)?.toString();
}

test('what was synced is there, of what was not nothing needs to be', () => {
  const steps: Step[] = [write(0, 'new and long'), { path, kind: 'truncate', size: 7 }, { path, kind: 'sync' }, write(4, 'AND MORE')];
  expect([left(steps, 0), left(steps, 1)]).toEqual(['new and', 'new AND MORE']);
  expect(
    left(
      [
        { path, kind: 'truncate', size: 5 },
        { path, kind: 'sync' },
      ],
      0,
    ),
  ).toBe('old\0\0');
  expect(left([{ path, kind: 'remove' }], 0)).toBeUndefined();
});

test('a write may be there in part, sector by sector', () => {
  const page = left([write(0, 'x'.repeat(4_096))], 0.5) ?? '';
  const sectors = Array.from({ length: 8 }, (_, index) => page.slice(index * 512, (index + 1) * 512).padEnd(512, '\0'));
  const whole = sectors.filter((each) => each === 'x'.repeat(512)).length;
  expect(whole).toBeGreaterThan(0);
  expect(whole).toBeLessThan(8);
});

test('a call that was cut short is no sync, but may have written', () => {
  const lines = [
    `pwrite64(20<${hex(path)}>, "${hex('abc')}", 3, 32) = 3`,
    `fsync(20<${hex(path)}>) = 0`,
    `pwrite64(20<${hex(path)}>, "${hex('de')}", 2, 35) = ?`,
    `fsync(20<${hex(path)}>) = ?`,
    `fsync(20<${hex(path)}>) = -1 EIO (Input/output error)`,
    `ftruncate(20<${hex(path)}>, 8192) = 0`,
    `unlink("${hex(`${path}-wal`)}") = 0`,
    'unlink("',
    '+++ killed by SIGKILL +++',
    '',
  ];
  expect(lines.flatMap((line) => stepOf(line) ?? [])).toEqual([
    { path, kind: 'write', at: 32, bytes: Buffer.from('abc') },
    { path, kind: 'sync' },
    { path, kind: 'write', at: 35, bytes: Buffer.from('de') },
    { path, kind: 'truncate', size: 8192 },
    { path: `${path}-wal`, kind: 'remove' },
  ]);
});
