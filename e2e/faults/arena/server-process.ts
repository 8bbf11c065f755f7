import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const startWithin = 30_000;
const root = join(import.meta.dirname, '../../..');
/** The server as `pnpm start` runs it, or (for the planted bugs) from its sources. */
const entry = process.env['FAULTS_SERVER'] ?? join(root, 'apps/server/dist/main.js');

export interface Launch {
  /** Modules that are loaded before the server: a clock that is wrong, a disk that is full. */
  readonly preload?: readonly string[];
  /** Runs it under this: `strace …`. */
  readonly under?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Resident memory in bytes, and open files. */
export interface Usage {
  readonly rss: number;
  readonly files: number;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The real server as a process with a data folder of its own. It keeps its port and its data while it is killed and started. */
export class ServerProcess {
  readonly folder: string;
  /** Lines of its log that are warnings or worse. */
  readonly complaints: string[] = [];
  #launch: Launch;
  #child: ChildProcess | null = null;
  #pid = 0;
  #port = 0;
  #exit: Promise<Exit> = Promise.resolve({ code: null, signal: null });

  private constructor(folder: string, launch: Launch) {
    this.folder = folder;
    this.#launch = launch;
  }

  static async start(launch: Launch = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), 'parley-faults-')), launch);
    await server.begin();
    return server;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The server itself, not what it may run under. */
  get pid(): number {
    return this.#pid;
  }

  /** Resolves when the present process is gone. */
  get exit(): Promise<Exit> {
    return this.#exit;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it, on the port that it had. `launch` replaces how it was started before. */
  async begin(launch: Launch = this.#launch): Promise<void> {
    this.#launch = launch;
    const { preload = [], under = [], env = {} } = launch;
    const [command, ...args] = [...under, process.execPath, ...preload.flatMap((file) => ['--import', file]), entry];
    const child = spawn(command, args, {
      env: { ...process.env, NODE_ENV: 'production', RATE_LIMITS: 'off', DATA_DIR: this.folder, PORT: String(this.#port), HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    // However this process ends, the server does not outlive it.
    const kill = (): void => this.#signal('SIGKILL');
    process.once('exit', kill);
    this.#exit = once(child, 'exit').then(([code, signal]) => {
      process.removeListener('exit', kill);
      return { code: code as number | null, signal: signal as string | null };
    });
    this.#port = Number(new URL(await this.#listening(child)).port);
    this.#pid = under.length === 0 ? (child.pid ?? 0) : childOf(child.pid ?? 0);
  }

  /** Ends it. Resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Exit> {
    if (this.isRunning) this.#signal(signal);
    return this.#exit;
  }

  /** SIGSTOP and SIGCONT: it stands still, with every connection open. */
  pause(): void {
    this.#signal('SIGSTOP');
  }

  resume(): void {
    this.#signal('SIGCONT');
  }

  signal(signal: NodeJS.Signals): void {
    this.#signal(signal);
  }

  async remove(): Promise<void> {
    if (this.isRunning) this.resume();
    await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Null where the system does not tell. */
  usage(): Usage | null {
    try {
      const rss = Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
      return { rss, files: readdirSync(`/proc/${this.#pid}/fd`).length };
    } catch {
      return null;
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const outer = this.#child?.pid;
    if (outer === undefined || !this.isRunning) return;
    try {
      // What runs it ends with it; the other way round it would be left over.
      process.kill((this.#launch.under ?? []).length === 0 ? outer : childOf(outer), signal);
    } catch {
      // It is gone already.
    }
  }

  async #listening(child: ChildProcess): Promise<string> {
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error('The server was started without pipes.');
    const said: string[] = [];
    this.#pid = 0;
    createInterface({ input: stderr }).on('line', (line) => {
      said.push(line);
      this.complaints.push(line);
    });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const fail = (why: string): void => reject(new Error(`${why}\n${said.slice(-20).join('\n')}`));
    const timer = setTimeout(() => fail(`The server did not listen within ${startWithin} ms.`), startWithin);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`The server ended with ${signal ?? code} before it listened.`);
    });
    createInterface({ input: stdout }).on('line', (line) => {
      const { level, msg, url } = entryOf(line);
      if (level !== 'info') this.complaints.push(line);
      if (said.length < 200) said.push(line);
      if (msg !== 'listening' || url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    return promise;
  }
}

/** The one child of a process that runs another. */
function childOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0] ?? pid) || pid;
  } catch {
    return pid;
  }
}

interface LogEntry {
  readonly level: string;
  readonly msg?: string;
  readonly url?: string;
}

function entryOf(line: string): LogEntry {
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return { level: 'warn' };
  }
}
