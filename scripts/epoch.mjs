// After a backup was put back: tells every device to start afresh. `pnpm epoch`, with the server's settings, while it does not run
import './lib/require-node.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

endWithSignals(0);
process.exitCode = await ended(start(process.execPath, [join(root, 'apps/server/src/new-epoch.ts')], { stdio: 'inherit' }));
