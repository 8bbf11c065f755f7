import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolders } from './watch-folders.mjs';

test('a file that is saved by renaming is noticed every time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-watch-'));
  const deep = join(folder, 'deep');
  mkdirSync(deep);
  writeFileSync(join(deep, 'a.ts'), '');
  let times = 0;
  let noticed = () => {};
  const stop = watchFolders([folder], () => {
    times += 1;
    noticed();
  });
  onTestFinished(() => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const time of [1, 2, 3]) {
    const change = new Promise((resolve) => {
      noticed = resolve;
    });
    writeFileSync(join(deep, 'a.ts.tmp'), `${time}`);
    renameSync(join(deep, 'a.ts.tmp'), join(deep, 'a.ts'));
    await change;
    expect(times).toBeGreaterThanOrEqual(time);
  }
});
