import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

/** A new folder on the disk that is measured. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  made.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  made.delete(folder);
}

/** Removes what is left, however the benchmark ends. */
export function removeFolders(): void {
  for (const folder of made) removeFolder(folder);
}
