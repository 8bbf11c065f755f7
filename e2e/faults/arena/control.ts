import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../harness/pause.ts';
import type { Launch, ServerProcess, Usage } from './server-process.ts';

export interface Condition {
  /** How wrong its clock is, in ms. */
  readonly clock?: number;
  /** Its database can grow no more. */
  readonly full?: boolean;
}

/** What a server holds, in bytes. `lives`: what is there after a collection of garbage. */
export interface Held extends Usage {
  readonly lives: number;
}

const looksWithin = 10_000;

/** What a running server's surroundings are like, without any right on the machine. */
export interface Control {
  readonly launch: Launch;
  set(server: ServerProcess, condition: Condition): void;
  /** Null where the system does not tell. */
  held(server: ServerProcess): Promise<Held | null>;
  remove(): void;
}

export function createControl(): Control {
  const folder = mkdtempSync(join(tmpdir(), 'parley-control-'));
  const file = join(folder, 'control.json');
  writeFileSync(file, '{}');
  let asked = 0;

  function answer(): { readonly number: number; readonly lives: number } | null {
    try {
      return JSON.parse(readFileSync(`${file}.held`, 'utf8')) as ReturnType<typeof answer>;
    } catch {
      return null;
    }
  }

  return {
    launch: { preload: [join(import.meta.dirname, 'control.mjs')], env: { FAULTS_CONTROL: file } },
    set(server, condition) {
      writeFileSync(file, JSON.stringify(condition));
      server.signal('SIGUSR2');
    },
    async held(server) {
      if (server.usage() === null) return null;
      asked += 1;
      writeFileSync(file, JSON.stringify({ asked }));
      server.signal('SIGUSR2');
      if (!(await until(() => answer()?.number === asked, looksWithin))) throw new Error('The server did not say what it holds.');
      const usage = server.usage();
      return usage === null ? null : { lives: answer()?.lives ?? 0, ...usage };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
