import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../../packages/client/test/schedules.ts');
const count = 100_000;

/** Runs the pure parts of the client under simulated schedules, in a process of its own. Resolves with how many held. */
export async function simulate(seed: number): Promise<number> {
  const child = spawn(process.execPath, [script, String(seed), String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const held = Number(/(\d+) schedules held/u.exec(said)?.[1] ?? 0);
  if (code !== 0 || held === 0) throw new Error(`The simulated schedules failed:\n${said.slice(-4_000)}`);
  return held;
}
