import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How a process is wrapped: `taskset -c 0`, `strace …`. Both become the very process that they start, so its pid is right. */
export interface Start {
  readonly file: string;
  readonly execArgv?: readonly string[];
  readonly wrap?: readonly string[];
  /** All that the process finds in its environment besides PATH: settings of whoever runs the benchmark stay out of it. */
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();

/** Starts a Node process with a channel to this one. */
export function start({ file, execArgv = [], wrap = [], env = {} }: Start, stdout: 'pipe' | 'inherit'): ChildProcess {
  const [execPath = process.execPath, ...rest] = [...wrap, process.execPath, ...execArgv];
  // fork() runs `execPath ...execArgv file`: with a wrapper that is the wrapper, its arguments, then Node.
  const child = fork(file, [], { execPath, execArgv: rest, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', stdout, 'inherit', 'ipc'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Waits for the server's line that says where it listens. */
export async function listening(child: ChildProcess, patience: number): Promise<string> {
  if (child.stdout === null) throw new Error('The server’s output is not read');
  const lines = createInterface(child.stdout);
  const kept: string[] = [];
  const found = Promise.withResolvers<string>();
  lines.on('line', (line) => {
    kept.push(line);
    const url = urlIn(line);
    if (url !== null) found.resolve(url);
  });
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: AbortSignal.any([over.signal, AbortSignal.timeout(patience)]) });
  const url = await Promise.race([found.promise, ended]).finally(() => over.abort());
  if (typeof url !== 'string') throw new Error(`The server ended before it listened:\n${kept.join('\n')}`);
  return url;
}

/** The address in a server's JSON line `{"msg":"listening","url":…}`; null: another line. */
export function urlIn(line: string): string | null {
  if (!line.startsWith('{')) return null;
  const { msg, url } = JSON.parse(line) as { readonly msg?: unknown; readonly url?: unknown };
  return msg === 'listening' && typeof url === 'string' ? url : null;
}

/** Asks a process to end, and makes it after `patience` ms. */
export async function stop(child: ChildProcess, patience = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended.finally(() => clearTimeout(force));
}

/** Ends whatever is still there, at once. */
export function stopAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
