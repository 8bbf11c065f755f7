// Looks at the settings, builds what changed, serves, and says where. `pnpm start`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';
import { serve } from './lib/serve.mjs';

endWithSignals(0);
// Before the build, which takes its time: the server would say the same only after it.
const settings = await ended(start(process.execPath, [join(root, 'apps/server/src/check-settings.ts')]));
if (settings !== 0) process.exit(settings);

console.log('Building Parley …');
const code = await build();
if (code !== 0) process.exit(code);

const server = serve([join(root, 'apps/server/dist/main.js')], { env: { NODE_ENV: 'production' } });
const ready = await server.listening;
if (ready !== null) {
  console.log(`\n  Parley is ready: ${ready.address}   (Ctrl+C ends it)\n`);
  if (ready.ownerLink !== null) {
    console.log(`  Nobody looks after it yet. Whoever opens this link first becomes its owner:\n  ${ready.ownerLink}\n`);
  }
}
process.exitCode = await server.ended;
