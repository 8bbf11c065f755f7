// Builds what changed, serves, and says where. `pnpm start`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { endWithSignals } from './lib/processes.mjs';
import { serve } from './lib/serve.mjs';

endWithSignals(0);
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
