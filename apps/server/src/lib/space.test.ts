import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLow, spaceIn } from './space.ts';

const [MB, GB] = [1e6, 1e9];

test.each([
  [200 * MB, 4_000 * GB, false, false],
  [199 * MB, 4_000 * GB, false, true],
  [199 * MB, 4 * GB, false, true],
  [51 * MB, 1 * GB, false, false],
  [49 * MB, 1 * GB, false, true],
  [0, 1 * GB, false, true],
  // It is over only once there is more than a little more.
  [299 * MB, 4_000 * GB, true, true],
  [300 * MB, 4_000 * GB, true, false],
  [75 * MB, 1 * GB, true, false],
])('DISK5 with %i of %i bytes, and before it was low: %s, a disk is nearly full: %s', (free, total, was, expected) => {
  expect(isLow({ free, total }, was)).toBe(expected);
});

test('DISK5 what is left is asked of the disk that the folder is on; of a folder that is not there nothing is known', async () => {
  const space = await spaceIn(tmpdir());
  expect(space?.total).toBeGreaterThan(0);
  expect(space?.free).toBeLessThanOrEqual(space?.total ?? 0);
  expect(await spaceIn(join(tmpdir(), 'parley-not-there'))).toBeNull();
});
