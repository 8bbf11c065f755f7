import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const bin = join(root, 'node_modules/.bin');

/** The environment for what the scripts start: the Node and the tools of this folder come first. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: [bin, process.env.PATH ?? ''].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    // A process that was started before starts in half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
    ...extra,
  };
}
