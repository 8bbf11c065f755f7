import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Every file of the repository, committed or about to be, as paths from its root. */
export function repositoryFiles() {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\0').filter(Boolean);
}

/** The text of a file of the repository; null if it is gone or not text. */
export function textOf(file) {
  try {
    const text = readFileSync(join(root, file), 'utf8');
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
