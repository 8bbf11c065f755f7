// The server, restarting on change, and Vite beside it, ended together. `pnpm dev`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { end, ended, endWithSignals, start } from './lib/processes.mjs';

endWithSignals(0);
const server = start(process.execPath, ['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')]);
const web = start('vite', [], { cwd: join(root, 'apps/web') });

process.exitCode = await Promise.race([ended(server), ended(web)]);
await Promise.all([end(server), end(web)]);
