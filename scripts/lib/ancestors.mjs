import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The parent and the command line of a process, or null if there is none. */
function processInfo(pid) {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is a name in brackets that may hold anything.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() };
    } catch {
      return null;
    }
  }
  const [, parent, command] =
    /^\s*(\d+)\s+(.*)$/.exec(spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '') ?? [];
  return parent === undefined ? null : { parent: Number(parent), command };
}

/** The nearest process above this one whose command line matches, or null. */
export function ancestor(pattern, pid = process.ppid) {
  const info = pid > 1 ? processInfo(pid) : null;
  if (info === null) return null;
  return pattern.test(info.command) ? pid : ancestor(pattern, info.parent);
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
