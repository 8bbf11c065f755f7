import { configOrExit } from './config-or-exit.ts';

// Looks at the settings and does nothing else. Run from the source: whoever has a wrong one does not wait for a build to read so.
await configOrExit();
