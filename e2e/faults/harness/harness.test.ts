import { expect, test } from 'vitest';
import type { History } from '../history/history.ts';
import { Report } from '../history/report.ts';
import { readOptions } from './options.ts';
import { closingLine, type Facts, judge } from './verdict.ts';

function facts(change: (report: Report) => void, rest: Partial<Facts> = {}): Facts {
  const report = new Report();
  change(report);
  return {
    report,
    commit: 'abc',
    seeds: [1],
    replay: [],
    seconds: 1,
    stoodStill: 0,
    whole: false,
    figures: null,
    schedules: 0,
    mutants: {},
    failures: [],
    ...rest,
  };
}

function struck(report: Report): History {
  const history = report.open();
  history.fault('F1', 3);
  return history;
}

test('a run is valid when it met faults and violated nothing', () => {
  const verdict = judge(facts((report) => void struck(report)));
  expect(verdict).toMatchObject({ valid: true, totals: { faults: 3 }, lacking: [] });
  expect(closingLine(verdict)).toMatch(/^valid: 3 faults, /u);
});

test.each<[what: string, facts: Facts]>([
  ['without a fault', facts(() => {})],
  ['with a violation', facts((report) => struck(report).violations.add('I1', 'lost'))],
  ['with a row that could not run', facts((report) => void report.missing.push(`F8b ${struck(report).acked}`))],
  ['that never saw what it must', facts((report) => void struck(report), { whole: true })],
  ['that did too little', facts((report) => void struck(report), { figures: { faults: 4, acked: 0, observations: 0, schedules: 0 } as never })],
  ['that missed a planted bug', facts((report) => void struck(report), { mutants: { bug: 'not found' } })],
  ['whose devices stood still', facts((report) => void struck(report), { stoodStill: 4_000 })],
  ['that broke off', facts((report) => void struck(report), { failures: ['it fell over'] })],
])('a run %s is void', (_what, each) => {
  const verdict = judge(each);
  expect(verdict.valid).toBe(false);
  expect(closingLine(verdict)).toMatch(/^VOID: /u);
});

test('rows, seeds and lengths come from the command line', () => {
  expect(readOptions([], 5)).toMatchObject({ only: [], seeds: [5], minutes: null });
  expect(readOptions(['F5', 'F18', '--seed', '7'], 5)).toMatchObject({ only: ['F5', 'F18'], seeds: [7], minutes: null });
  expect(readOptions(['--long', '--minutes', '70', '--seeds', '1,2', '--keep'], 5)).toMatchObject({ minutes: 70, seeds: [1, 2], keep: true });
  expect(readOptions(['--long'], 5).minutes).toBe(60);
  expect(() => readOptions(['F99'], 5)).toThrow('There is no row F99');
  expect(() => readOptions(['--seed'], 5)).toThrow('--seed takes numbers.');
  expect(() => readOptions(['--sed', '5'], 5)).toThrow('There is no option --sed.');
});
