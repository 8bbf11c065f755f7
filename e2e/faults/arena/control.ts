import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launch, ServerProcess } from './server-process.ts';

export interface Condition {
  /** How wrong its clock is, in ms. */
  readonly clock?: number;
  /** Its database can grow no more. */
  readonly full?: boolean;
}

/** What a running server's surroundings are like, without any right on the machine. */
export interface Control {
  readonly launch: Launch;
  set(server: ServerProcess, condition: Condition): void;
  remove(): void;
}

export function createControl(): Control {
  const folder = mkdtempSync(join(tmpdir(), 'parley-control-'));
  const file = join(folder, 'control.json');
  writeFileSync(file, '{}');
  return {
    launch: { preload: [join(import.meta.dirname, 'control.mjs')], env: { FAULTS_CONTROL: file } },
    set(server, condition) {
      writeFileSync(file, JSON.stringify(condition));
      server.signal('SIGUSR2');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
