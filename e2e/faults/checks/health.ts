import type { Violation } from '../history/violations.ts';

import type { Held } from '../arena/control.ts';
import type { Send } from '../history/sends.ts';

/** What may live on beyond a tenth of the beginning, in MB: code that has been compiled, and connections of the last few seconds. */
const keeps = 8;
/** What the process may be larger by, in MB: V8 keeps the room for young objects that a load has made it take, SQLite its two page caches of 64 each. */
const grows = 256;

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
export function letsGo(before: Held | null, after: Held | null): Violation[] {
  if (before === null || after === null) return [];
  const found: Violation[] = [];
  if (after.files > before.files) found.push({ invariant: 'I12', what: `${after.files} files are open, ${before.files} were before anybody came` });
  const [lives, lived, grown] = [after.lives / 1e6, before.lives / 1e6, (after.rss - before.rss) / 1e6];
  if (lives > lived * 1.1 + keeps)
    found.push({ invariant: 'I12', what: `${lives.toFixed(1)} MB live on in the server, ${lived.toFixed(1)} did before anybody came` });
  if (grown > grows) found.push({ invariant: 'I12', what: `the server is ${grown.toFixed(0)} MB larger than it began` });
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

/** How long (ms) it took at the most until a message was shown as sent, for 99 of 100. */
export function slowestOf(sends: readonly Send[]): number {
  const took = sends.filter(({ state }) => state === 'ok').map(({ invokedAt, endedAt }) => endedAt - invokedAt);
  return Math.round(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0);
}
