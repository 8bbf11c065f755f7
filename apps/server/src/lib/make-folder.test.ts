import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

function empty(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function codeOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

test('a folder is made with those above it, and one that is there stays', () => {
  const deep = join(empty(), 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

test('SET3 a file in the way is said to be', () => {
  const file = join(empty(), 'file');
  writeFileSync(file, '');
  expect([codeOf(() => makeFolder(file)), codeOf(() => makeFolder(join(file, 'a')))]).toEqual(['EEXIST', 'ENOTDIR']);
});

// Of the systems that we know, Linux has a place in which nothing can be made and nobody says so.
test.runIf(existsSync('/proc/self'))('SET3 where nothing can be made it ends, and says that', () => {
  expect([codeOf(() => makeFolder('/proc/parley')), codeOf(() => makeFolder('/proc/parley/data'))]).toEqual(['ENOENT', 'ENOENT']);
});
