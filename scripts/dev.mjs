// The server, restarting on change, and Vite beside it, ended together. `pnpm dev`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { forDevelopment, saidOf } from './lib/development.mjs';
import { root } from './lib/paths.mjs';
import { end, ended, endWithSignals, start } from './lib/processes.mjs';
import { serve } from './lib/serve.mjs';
import { watchFolders } from './lib/watch-folders.mjs';

const main = [join(root, 'apps/server/src/main.ts')];
const sources = [join(root, 'apps/server/src'), join(root, 'packages/shared/src')];

endWithSignals(0);
const { left, env: here } = forDevelopment(process.env);
if (left.length > 0) console.log(saidOf(left));
let server = serve(main, { env: here });

// First the server, so that the page finds it. To wait for a change of the code would not help one that cannot start. It ends by itself, so that its own
// words are the last.
const ready = await server.listening;
if (ready === null) {
  process.exitCode = await server.ended;
} else {
  const { url, ownerLink } = ready;
  // The page comes from another address than the server here.
  if (ownerLink !== null) console.log(`The owner’s link, behind the page’s address: ${ownerLink.slice(new URL(ownerLink).origin.length)}`);
  const web = start('vite', [], { cwd: join(root, 'apps/web'), env: { ...here, SERVER_URL: url } });
  // Where it was, also if it could choose.
  const env = { ...here, PORT: new URL(url).port };
  let restarting = Promise.resolve();
  const stop = watchFolders(sources, () => {
    restarting = restarting.then(async () => {
      console.log('The server restarts.');
      await end(server.child);
      server = serve(main, { env });
      await server.listening;
    });
  });
  process.exitCode = await ended(web);
  stop();
  await restarting;
}
await end(server.child);
