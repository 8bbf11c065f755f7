// The server, restarting on change, and Vite beside it, ended together. `pnpm dev`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { end, ended, endWithSignals, start } from './lib/processes.mjs';
import { serve } from './lib/serve.mjs';

endWithSignals(0);
const server = serve(['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')]);

// First the server, so that the page finds it. One that cannot start would wait for a change of the code, which does not help: its own words
// are the last.
const url = await server.listening;
if (url === null) {
  process.exitCode = 1;
} else {
  const web = start('vite', [], { cwd: join(root, 'apps/web'), env: { PORT: new URL(url).port } });
  process.exitCode = await Promise.race([server.ended, ended(web)]);
  await end(web);
}
await end(server.child);
