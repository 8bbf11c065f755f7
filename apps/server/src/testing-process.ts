import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Running {
  readonly process: ChildProcess;
  /** The first thing it tells who started it. */
  readonly news: Promise<unknown>;
  readonly dataDir: string;
  /** All it has written so far. */
  output(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Of the environment that the tests run in, no setting of the server. */
export const inherited = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
const sqlite = JSON.stringify(import.meta.resolve('better-sqlite3'));

/** The server as a process of its own. `plant` is run in it first, with SQLite's class as `Database`: for faults that nothing outside can make. */
export async function run(env: Readonly<Record<string, string>> = {}, plant = ''): Promise<Running> {
  const dataDir = env['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'parley-main-')));
  const code = `import Database from ${sqlite}; import { existsSync } from 'node:fs'; ${plant}`;
  const planted = plant === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
  const child = spawn(process.execPath, [...planted, join(import.meta.dirname, 'main.ts')], {
    env: { ...inherited, PORT: '0', HOST: '127.0.0.1', ...env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const news = new Promise<unknown>((resolve) => void child.once('message', resolve));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  }
  return { process: child, news, dataDir, output: () => chunks.join(''), ended };
}

/** Where it listens, once it does. */
export async function listening({ process: child }: Running): Promise<string> {
  if (child.stdout === null) {
    throw new Error('no stdout');
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = JSON.parse(line) as { msg: string; url: string };
    if (msg === 'listening') {
      return url;
    }
  }
  throw new Error('it ended');
}
