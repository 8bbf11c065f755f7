import { text } from 'node:stream/consumers';
import { ended, start } from './processes.mjs';

/**
 * Builds what changed since the last time; whether it compiles, `pnpm build` and `pnpm test` check. Resolves with the exit code; says
 * something only when it fails.
 */
export async function build() {
  const turbo = start('turbo', ['run', 'bundle', '--output-logs=errors-only', '--log-order=grouped'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [code, ...said] = await Promise.all([ended(turbo), text(turbo.stdout), text(turbo.stderr)]);
  if (code !== 0) console.error(said.join('\n').trim());
  return code;
}
