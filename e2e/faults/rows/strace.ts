import { spawnSync } from 'node:child_process';

/** Whether system calls can be made to fail here. `scripts/faults.mjs` installs strace where it may. */
export function hasStrace(): boolean {
  return spawnSync('strace', ['-f', '-qqq', '-o', '/dev/null', '-e', 'trace=fsync', 'true'], { stdio: 'ignore' }).status === 0;
}

/** A command line that does `injection` to these system calls of what it runs. */
export function injecting(calls: string, injection: string): readonly string[] {
  return ['strace', '-f', '-qqq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:${injection}`];
}
