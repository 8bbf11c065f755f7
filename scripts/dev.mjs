// The server, restarting on change, and Vite beside it, ended together. `pnpm dev`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { end, ended, endWithSignals, start } from './lib/processes.mjs';
import { serve } from './lib/serve.mjs';

endWithSignals(0);
const listening = Promise.withResolvers();
const server = serve(['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')], {
  told({ url, problem }) {
    if (url !== undefined) listening.resolve(new URL(url).port);
    // It waits for a change of the code, which would not help. Once it has run, a change may be what is wrong.
    if (problem !== undefined) listening.reject(new Error(problem));
  },
});
const over = server.ended.then((code) => ({ code }));

// First the server, so that the page finds it; and no page without one.
const first = await Promise.race([
  over,
  listening.promise.then(
    (port) => ({ port }),
    () => ({ code: 1 }),
  ),
]);
if (first.port === undefined) {
  process.exitCode = first.code || 1;
} else {
  const web = start('vite', [], { cwd: join(root, 'apps/web'), env: { PORT: first.port } });
  process.exitCode = await Promise.race([server.ended, ended(web)]);
  await end(web);
}
await end(server.child);
