import { expect, test } from 'vitest';
import { unportable } from './portable.mjs';

// Put together here, so that the check does not find this file.
const home = ['', 'home', 'ada', 'notes'].join('/');
const download = ['https:', '', 'registry.example', 'a.tgz'].join('/');

test('paths of a home folder or of the given folders are found', () => {
  expect(unportable('a.md', `see ${home}\nsee /srv/x/y\nsee ./srv/x/`, ['/srv/x'])).toHaveLength(2);
  expect(unportable('a.md', 'import ../../srv-x/y and /r/design and /home', ['/srv/x'])).toEqual([]);
});

test('only the lock file must name no address to download from', () => {
  expect(unportable('pnpm-lock.yaml', `tarball: ${download}`, [])).toHaveLength(1);
  expect(unportable('README.md', download, [])).toEqual([]);
});
