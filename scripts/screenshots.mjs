// Takes the README's pictures from the running app, into docs/screenshots. `pnpm screenshots`
import './lib/require-node.mjs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

const e2e = join(root, 'e2e');

endWithSignals();
const built = await build();
process.exitCode = built === 0 ? await ended(start('node_modules/.bin/playwright', ['test', '--config=screenshots'], { cwd: e2e })) : built;
