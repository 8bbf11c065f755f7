// Measures Parley beside a plain relay. `pnpm bench`, with the options of benchmarks/run.ts
import './lib/require-node.mjs';
import { build } from './lib/build.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';

endWithSignals();
const built = await build();
process.exitCode = built === 0 ? await ended(start(process.execPath, ['benchmarks/run.ts', ...process.argv.slice(2)])) : built;
