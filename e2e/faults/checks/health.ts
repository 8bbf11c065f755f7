import type { Violation } from '../history/violations.ts';

export interface Usage {
  readonly rss: number;
  readonly files: number;
}

/** Megabytes beyond its start that a server may keep: SQLite’s two page caches of 64 each fill once, and the rest is the heap that they are used from. */
const keeps = 160;

/** I11: equal again in time. Null: never. */
export function convergedWithin(ms: number | null, most: number, note = ''): Violation[] {
  if (ms !== null && ms <= most) return [];
  return [
    {
      invariant: 'I11',
      what: `${ms === null ? `not equal within ${most} ms, and not later` : `equal after ${Math.round(ms)} ms, more than ${most}`} ${note}`.trim(),
    },
  ];
}

/** I12: once everybody is gone, what they held is let go of. Null: the system does not tell. */
export function letsGo(before: Usage | null, after: Usage | null): Violation[] {
  if (before === null || after === null) return [];
  const found: Violation[] = [];
  if (after.files > before.files) found.push({ invariant: 'I12', what: `${after.files} files are open, ${before.files} were before anybody came` });
  const grown = (after.rss - before.rss) / 1e6;
  if (grown > keeps) found.push({ invariant: 'I12', what: `the server keeps ${grown.toFixed(0)} MB more than it began with` });
  return found;
}

/** Lines that a healthy server writes only when its storage fails. */
const serious = /"level":"(?:error|fatal)"|unhandled|uncaught|\berror\b/iu;

/** I12: no error that nobody expected. */
export function noComplaint(lines: readonly string[], expected: RegExp | null): Violation[] {
  return lines
    .filter((line) => serious.test(line) && expected?.test(line) !== true)
    .map((line): Violation => ({ invariant: 'I12', what: `the server says ${line.slice(0, 300)}` }));
}
