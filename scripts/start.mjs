// Builds what changed, serves, and says where. `pnpm start`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

const worthSaying = new Set(['warn', 'error', 'fatal']);
// Who sets a log level wants the log.
const everything = process.env.LOG_LEVEL !== undefined;

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { level: 'warn' };
  }
}

function show(line) {
  const entry = parsed(line);
  if (everything || worthSaying.has(entry.level)) console.log(line);
  if (entry.msg === 'listening') console.log(`\n  Parley is ready: ${entry.url}   (Ctrl+C ends it)\n`);
}

endWithSignals(0);
const code = await build();
if (code !== 0) process.exit(code);

const server = start(process.execPath, [join(root, 'apps/server/dist/main.js')], {
  env: { NODE_ENV: 'production' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
createInterface({ input: server.stdout }).on('line', show);
process.exitCode = await ended(server);
