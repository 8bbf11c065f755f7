// For somebody who forgot their password: prints a link to a new one. `pnpm reset-password <user name>`, with the server's settings, while it runs or not
import './lib/require-node.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

endWithSignals(0);
const given = process.argv.slice(2).filter((argument) => argument !== '--');
process.exitCode = await ended(start(process.execPath, [join(root, 'apps/server/src/reset-password.ts'), ...given], { stdio: 'inherit' }));
