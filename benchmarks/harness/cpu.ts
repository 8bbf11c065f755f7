import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc: a constant of Linux's interface (USER_HZ), whatever the kernel's own tick. */
const TICKS = 100;

/** CPU time that a process has used so far, all its threads, user and system, in milliseconds. */
export function cpuOf(pid: number): number {
  return cpuFrom(readProc(`${pid}/stat`));
}

/** CPU time that the whole machine has used so far, and what its host took from it, in milliseconds. */
export function cpuOfMachine(): number {
  return machineCpuFrom(readProc('stat'));
}

/** The same from the text of /proc/<pid>/stat. The name in it may hold blanks and brackets. */
export function cpuFrom(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return milliseconds([fields[11], fields[12]]);
}

/** The same from the text of /proc/stat: user, nice, system, interrupts, stolen; not idle, not waiting for a disk. */
export function machineCpuFrom(stat: string): number {
  const [, user, nice, system, , , irq, softirq, steal] = stat.split('\n', 1)[0]?.split(/ +/u) ?? [];
  return milliseconds([user, nice, system, irq, softirq, steal]);
}

function milliseconds(ticks: readonly (string | undefined)[]): number {
  const sum = ticks.reduce((total, value) => total + Number(value), 0);
  if (!Number.isFinite(sum)) throw new Error('/proc is not what Linux writes');
  return (sum * 1000) / TICKS;
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch (cause) {
    throw new Error('The benchmark reads the CPU time of the servers from /proc, which only Linux has.', { cause });
  }
}
