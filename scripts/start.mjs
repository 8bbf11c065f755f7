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
const url = await server.listening;
if (url !== null) console.log(`\n  Parley is ready: ${url}   (Ctrl+C ends it)\n`);
process.exitCode = await server.ended;
