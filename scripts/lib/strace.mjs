import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const minutes = 60_000;

/** Gets strace from Debian where it is missing and may be installed; two rows of the fault tests need it, and say so if it is not there. */
export function installStrace() {
  if (spawnSync('strace', ['--version'], { stdio: 'ignore' }).status === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error('Installing Debian’s strace with apt-get (once) …');
  const options = { stdio: 'ignore', timeout: 3 * minutes, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], options);
}
