import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { start } from './processes.mjs';

const worthSaying = new Set(['warn', 'error', 'fatal']);

function levelOf(line) {
  try {
    return JSON.parse(line).level;
  } catch {
    // Not from the logger: a warning of Node, or the last words of a crash.
    return 'warn';
  }
}

/** Who sets a log level wants the log, as it is. An empty setting is none. */
function wantsLog(env) {
  return (env.LOG_LEVEL ?? '').trim() !== '';
}

/**
 * Starts the server by this Node and shows what a person has to know of it. Whether it listens comes over a channel of its own, so that the log can
 * be silent. `listening` resolves with where it listens, the address for people and the owner’s link (null: there is an owner), or null if it cannot; `ended` with the exit code.
 */
export function serve(args, { env = {}, say = console.log, complain = console.error } = {}) {
  const child = start(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const everything = wantsLog({ ...process.env, ...env });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (everything || worthSaying.has(levelOf(line))) say(line);
  });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      complain(error.message);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      if (signal !== null) complain(`The server was ended by ${signal}; start it again, what showed as sent is on disk.`);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
  const listening = new Promise((resolve) => {
    // Node's own news of a watched process come the same way.
    child.on('message', ({ url, address, ownerLink, problem }) => {
      if (url !== undefined) resolve({ url, address, ownerLink });
      else if (problem !== undefined) resolve(null);
    });
    void ended.then(() => resolve(null));
  });
  return { child, listening, ended };
}
