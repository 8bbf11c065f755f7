import { readFileSync } from 'node:fs';

const readers = {
  vitest: (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  playwright: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
};

/** What a test runner counted, from the report it wrote; null if it wrote none that can be read. */
export function readCounts(kind, file) {
  try {
    const counts = readers[kind](JSON.parse(readFileSync(file, 'utf8')));
    return Object.values(counts).every(Number.isInteger) ? counts : null;
  } catch {
    return null;
  }
}

/**
 * Judges a step that ran tests. It is green only if the runner says so, counted at least one test and skipped none.
 * A step that failed without a failed test to show for it counts as one failure.
 */
export function judgeTests(code, counts) {
  if (counts === null) return { ok: false, passed: 0, failed: 1, note: 'no report' };
  const { passed, failed, skipped } = counts;
  if (passed + failed === 0) return { ok: false, passed, failed: 1, note: 'ran no test' };
  if (skipped > 0) return { ok: false, passed, failed: failed + skipped, note: `${skipped} skipped` };
  const ok = code === 0 && failed === 0;
  return { ok, passed, failed: ok ? 0 : Math.max(failed, 1), note: `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` };
}

/** Judges a step that ran no tests. It has to show how much it looked at. */
export function judgeCheck(code, output, looked) {
  const count = looked?.(output);
  if (code !== 0) return { ok: false, passed: 0, failed: 1, note: 'failed' };
  if (looked !== undefined && !(count > 0)) return { ok: false, passed: 0, failed: 1, note: 'looked at nothing' };
  return { ok: true, passed: 0, failed: 0, note: count === undefined ? '' : `${count} looked at` };
}

/** The closing line, from what the steps counted. */
export function closingLine(outcomes) {
  const sum = (part) => outcomes.reduce((total, outcome) => total + outcome[part], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
