import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Random } from '../../convergence/random.ts';
import { pause } from '../harness/pause.ts';

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

/** Lines that are read in one go: they are long, and other devices live in this process. */
const atOnce = 100;

/** Does all that `tracing` wrote down. */
export async function replay(file: string, disk: Disk): Promise<void> {
  const lines = (await readFile(file, 'latin1')).split('\n');
  for (const [index, line] of lines.entries()) {
    if (index % atOnce === 0) await pause(0);
    const step = stepOf(line);
    if (step !== null) disk.do(step);
  }
}

/** Reads a line of a trace. A call that the end of the process cut short counts as a write that nobody waited for, and as no sync. */
export function stepOf(line: string): Step | null {
  const [, call, first, rest = ''] = /^(\w+)\((?:\d+<)?"?((?:\\x[0-9a-f]{2})+)[">](.*)$/u.exec(line) ?? [];
  if (call === undefined || first === undefined) return null;
  const path = bytesOf(first).toString();
  if (call === 'pwrite64') {
    const [, hex = '', at] = /^, "((?:\\x[0-9a-f]{2})*)", \d+, (\d+)/u.exec(rest) ?? [];
    return at === undefined ? null : { path, kind: 'write', at: Number(at), bytes: bytesOf(hex) };
  }
  if (!rest.endsWith(' = 0')) return null;
  if (call === 'ftruncate') return { path, kind: 'truncate', size: Number(/\d+/u.exec(rest)?.[0]) };
  return { path, kind: call === 'unlink' ? 'remove' : 'sync' };
}

/** A file's bytes, with room to grow: thousands of writes are done in place. */
class Content {
  #bytes: Buffer;
  #length: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#length = bytes.length;
  }

  get(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  do(step: Step): void {
    if (step.kind === 'truncate') {
      this.#reach(step.size);
      this.#bytes.fill(0, step.size, this.#length);
      this.#length = step.size;
    } else if (step.kind === 'write') {
      this.#reach(step.at + step.bytes.length);
      step.bytes.copy(this.#bytes, step.at);
      this.#length = Math.max(this.#length, step.at + step.bytes.length);
    }
  }

  #reach(length: number): void {
    if (length <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(length, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
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
  readonly #files: Map<string, { readonly synced: Content; readonly pending: Step[] }>;

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = new Map([...files].map(([path, bytes]) => [path, { synced: new Content(bytes), pending: [] }]));
  }

  do(step: Step): void {
    if (step.kind === 'remove') {
      this.#files.delete(step.path);
      return;
    }
    const file = this.#files.get(step.path) ?? { synced: new Content(Buffer.alloc(0)), pending: [] };
    this.#files.set(step.path, file);
    if (step.kind === 'sync') for (const pending of file.pending.splice(0)) file.synced.do(pending);
    else file.pending.push(step);
  }

  /** The power goes, and is back: all that was synced is there, and of what was not each sector with this chance. */
  cutPower(random: Random, chance: number): ReadonlyMap<string, Buffer> {
    for (const { synced, pending } of this.#files.values()) {
      for (const part of pending.splice(0).flatMap(sectorsOf)) if (random.chance(chance)) synced.do(part);
    }
    return new Map([...this.#files].map(([path, { synced }]) => [path, synced.get()]));
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
