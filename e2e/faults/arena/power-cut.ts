import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from '../../convergence/random.ts';

/** What disks write whole, in bytes. */
const sector = 512;

/** What a process did to a file, or that what it did so far is on the disk. */
export type Step = { readonly path: string } & (
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number }
  | { readonly kind: 'sync' }
  | { readonly kind: 'remove' }
);

/** Runs what comes after it and writes down to `file` all that its main thread does to files. */
export function tracing(file: string): readonly string[] {
  const calls = 'trace=pwrite64,ftruncate,fsync,fdatasync,unlink';
  return ['strace', '-qqq', '-y', '-xx', '-s', '1000000', '-e', calls, '-o', file];
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(String.raw`\x`, ''), 'hex');
}

/** Reads what `tracing` wrote. A call that the end of the process cut short counts as a write that nobody waited for, and as no sync. */
export function stepsOf(trace: string): Step[] {
  return trace.split('\n').flatMap((line): Step[] => {
    const [, call, first, rest = ''] = /^(\w+)\((?:\d+<)?"?((?:\\x[0-9a-f]{2})+)[">](.*)$/u.exec(line) ?? [];
    if (call === undefined || first === undefined) return [];
    const path = bytesOf(first).toString();
    const done = rest.endsWith(' = 0');
    switch (call) {
      case 'pwrite64': {
        const [, hex = '', at] = /^, "((?:\\x[0-9a-f]{2})*)", \d+, (\d+)/u.exec(rest) ?? [];
        return at === undefined ? [] : [{ path, kind: 'write', at: Number(at), bytes: bytesOf(hex) }];
      }
      case 'ftruncate':
        return done ? [{ path, kind: 'truncate', size: Number(/\d+/u.exec(rest)?.[0]) }] : [];
      case 'fsync':
      case 'fdatasync':
        return done ? [{ path, kind: 'sync' }] : [];
      default:
        return done ? [{ path, kind: 'remove' }] : [];
    }
  });
}

function after(before: Buffer, step: Step): Buffer {
  if (step.kind === 'truncate') return Buffer.concat([before, Buffer.alloc(Math.max(0, step.size - before.length))]).subarray(0, step.size);
  if (step.kind !== 'write') return before;
  const bytes = Buffer.alloc(Math.max(before.length, step.at + step.bytes.length));
  before.copy(bytes);
  step.bytes.copy(bytes, step.at);
  return bytes;
}

/** A write as the disk may do it when the power goes: some sectors of it, in any order. */
function sectorsOf(step: Step): Step[] {
  if (step.kind !== 'write') return [step];
  const sectors: Step[] = [];
  for (let from = 0; from < step.bytes.length;) {
    const to = Math.min(step.bytes.length, from + sector - ((step.at + from) % sector));
    sectors.push({ ...step, at: step.at + from, bytes: step.bytes.subarray(from, to) });
    from = to;
  }
  return sectors;
}

/** The files of a folder as they are on the disk, and what of them is still on its way there. */
export class Disk {
  readonly #files: Map<string, { synced: Buffer; pending: Step[] }>;

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = new Map([...files].map(([path, synced]) => [path, { synced, pending: [] }]));
  }

  do(step: Step): void {
    if (step.kind === 'remove') {
      this.#files.delete(step.path);
      return;
    }
    const file = this.#files.get(step.path) ?? { synced: Buffer.alloc(0), pending: [] };
    this.#files.set(step.path, file);
    if (step.kind === 'sync') {
      for (const pending of file.pending) file.synced = after(file.synced, pending);
      file.pending = [];
    } else {
      file.pending.push(step);
    }
  }

  /** What is there when the power is back: all that was synced, and of what was not each sector with this chance. */
  whenPowerIsBack(random: Random, chance: number): Map<string, Buffer> {
    return new Map(
      [...this.#files].map(([path, { synced, pending }]) => {
        const kept = pending.flatMap(sectorsOf).filter(() => random.chance(chance));
        return [path, kept.reduce(after, synced)];
      }),
    );
  }
}

/** The database's files in a folder; what its processes share in memory is no file that lasts. */
export function filesOf(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder).filter((name) => /\.db(?:-wal)?$/u.test(name));
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name))]));
}

/** Puts files in the place of the database's. */
export function replaceFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const name of readdirSync(folder).filter((each) => /\.db(?:-wal|-shm)?$/u.test(each))) rmSync(join(folder, name));
  for (const [path, bytes] of files) if (dirname(path) === folder && /\.db(?:-wal)?$/u.test(basename(path))) writeFileSync(path, bytes);
}
