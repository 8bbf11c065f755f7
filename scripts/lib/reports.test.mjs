import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closingLine, judgeCheck, judgeTests, readCounts } from './reports.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-reports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = join(folder, 'report.json');
  writeFileSync(file, content);
  return file;
}

test('counts come from the report of each runner', () => {
  const vitest = report(JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }));
  expect(readCounts('vitest', vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  const playwright = report(JSON.stringify({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 } }));
  expect(readCounts('playwright', playwright)).toEqual({ passed: 7, failed: 2, skipped: 0 });
});

test.each([
  ['cut short', '{"numPassedTests": 5'],
  ['of another shape', '{"stats": {}}'],
  ['empty', ''],
])('a report that is %s counts nothing', (_what, content) => {
  expect(readCounts('vitest', report(content))).toBeNull();
  expect(readCounts('playwright', report(content))).toBeNull();
});

test.each([
  ['all passed', 0, { passed: 3, failed: 0, skipped: 0 }, { ok: true, passed: 3, failed: 0 }],
  ['some failed', 1, { passed: 3, failed: 2, skipped: 0 }, { ok: false, passed: 3, failed: 2 }],
  ['all passed and the runner failed', 1, { passed: 3, failed: 0, skipped: 0 }, { ok: false, passed: 3, failed: 1 }],
  ['no test ran', 0, { passed: 0, failed: 0, skipped: 0 }, { ok: false, passed: 0, failed: 1 }],
  ['some were skipped', 0, { passed: 3, failed: 0, skipped: 2 }, { ok: false, passed: 3, failed: 2 }],
  ['there is no report', 0, null, { ok: false, passed: 0, failed: 1 }],
])('a step with tests is judged when %s', (_when, code, counts, verdict) => {
  expect(judgeTests(code, counts)).toMatchObject(verdict);
});

test('a check that looked at nothing has failed', () => {
  const looked = (output) => Number(output);
  expect(judgeCheck(0, '12', looked)).toMatchObject({ ok: true, failed: 0 });
  expect(judgeCheck(0, '0', looked)).toMatchObject({ ok: false, failed: 1 });
  expect(judgeCheck(1, '12', looked)).toMatchObject({ ok: false, failed: 1 });
});

test('the closing line adds up what the steps counted', () => {
  expect(
    closingLine([judgeTests(0, { passed: 3, failed: 0, skipped: 0 }), judgeCheck(1, ''), judgeTests(1, { passed: 4, failed: 2, skipped: 0 })]),
  ).toBe('7 passed, 3 failed');
});
