import { spawn } from 'node:child_process';
import { ancestor, isAlive } from './ancestors.mjs';
import { root, toolEnvironment } from './paths.mjs';

const running = new Set();
/** How long (ms) a process may take to end by itself once it was asked to: a little longer than the server gives itself (LEAVING_MOST in its main.ts). */
export const grace = 35_000;

/** Starts a process in a group of its own, so that it can be ended together with everything it starts. */
export function start(command, args, { cwd = root, env, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, { cwd, env: toolEnvironment(env), stdio, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Resolves with the exit code; a process that a signal ended, or that never started, counts as failed. */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Asks a process and all it started to end, and insists after a while. */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, signal);
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  await gone;
  clearTimeout(insist);
}

/**
 * Ends all that was started, then this process, when somebody asks for it: Ctrl+C, a service manager, a closed terminal.
 * `asked` is the exit code for being asked to end by other means than Ctrl+C: for a server that is no failure.
 */
export function endWithSignals(asked = 143) {
  async function leave(signal) {
    await Promise.all([...running].map((child) => end(child, signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')));
    process.exit(signal === 'SIGINT' ? 130 : asked);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void leave(signal));

  // npx goes at once when it gets a signal, and passes none on to what it started.
  const npx = ancestor(/^(?:npm exec|npx)\b/);
  if (npx === null) return;
  const watch = setInterval(() => {
    if (isAlive(npx)) return;
    clearInterval(watch);
    void leave('SIGTERM');
  }, 250);
  watch.unref();
}
