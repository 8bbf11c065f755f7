import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/**
 * Makes a folder and those above it that are missing. Not by Node’s own `recursive`: where nothing can be made although what is above is there, as in
 * /proc, that tries for ever.
 */
export function makeFolder(path: string): void {
  const above = dirname(path);
  if (above !== path && !existsSync(above)) {
    makeFolder(above);
  }
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isFolder(path)) {
      throw error;
    }
  }
}
