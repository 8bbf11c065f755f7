// Breaks everything and checks what came of it. `pnpm test:faults`, with the options of e2e/faults/harness/options.ts
import './lib/require-node.mjs';
import { build } from './lib/build.mjs';
import { installStrace } from './lib/strace.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

endWithSignals();
installStrace();
const built = await build();
process.exitCode = built === 0 ? await ended(start(process.execPath, ['e2e/faults/main.ts', ...process.argv.slice(2)])) : built;
