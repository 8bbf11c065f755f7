import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { makeFolder } from './folders.ts';
import { percentile } from './statistics.ts';

/** The class of machine, not the machine: nothing here names it. */
export interface Machine {
  readonly cores: number;
  readonly arch: string;
  readonly platform: string;
  readonly node: string;
  readonly pinned: boolean;
  readonly fileSystem: string;
  /** Milliseconds for 4 kB to reach the disk where the data is. */
  readonly fsync: { readonly p50: number; readonly p99: number };
}

/** What a command is put behind to keep it on one core; empty: it runs where the system puts it. */
export interface Pins {
  readonly server: readonly string[];
  readonly generator: readonly string[];
}

export function pins(): Pins {
  if (availableParallelism() < 2 || !succeeds('taskset', ['-c', '0', 'true'])) return { server: [], generator: [] };
  return { server: ['taskset', '-c', '0'], generator: ['taskset', '-c', '1'] };
}

export function machineOf(pinned: boolean): Machine {
  const folder = makeFolder();
  return {
    cores: availableParallelism(),
    arch: process.arch,
    platform: process.platform,
    node: process.version,
    pinned,
    fileSystem: fileSystemOf(folder),
    fsync: fsyncTime(folder),
  };
}

/** The commit, and whether the tree differs from it. */
export function commitOf(): string {
  try {
    const hash = git(['rev-parse', '--short=12', 'HEAD']);
    return git(['status', '--porcelain']) === '' ? hash : `${hash}+changes`;
  } catch {
    return 'unknown';
  }
}

const names: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x01021994: 'tmpfs',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x794c7630: 'overlay',
};

function fileSystemOf(folder: string): string {
  return names[statfsSync(folder).type] ?? 'other';
}

function fsyncTime(folder: string): Machine['fsync'] {
  const file = join(folder, 'fsync');
  const fd = openSync(file, 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 200 }, () => {
    const before = performance.now();
    writeSync(fd, page);
    fdatasyncSync(fd);
    return performance.now() - before;
  });
  closeSync(fd);
  return { p50: percentile(times, 50), p99: percentile(times, 99) };
}

function git(args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname, stdio: 'pipe' }).trim();
}

export function succeeds(file: string, args: readonly string[]): boolean {
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
