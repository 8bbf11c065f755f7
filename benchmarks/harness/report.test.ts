import { describe, expect, test } from 'vitest';
import budgets from '../budgets.json' with { type: 'json' };
import { scenarios } from '../scenarios/index.ts';
import { loneSender } from '../scenarios/lone-sender.ts';
import type { Measured } from './arena.ts';
import { outcomeOf } from './outcome.ts';
import { isQuiet, quietest } from './quiet.ts';
import { markdown, type Report } from './report.ts';
import { checksOf } from './verdict.ts';

const latency = { samples: 10, p50: 1, p99: 2 };
const round: Measured = {
  messages: 100,
  deliveries: 10_000,
  packets: 5_000,
  wall: 1000,
  serverCpu: 500,
  generatorCpu: 300,
  othersCpu: 10,
  ack: latency,
  delivery: latency,
  loop: { p50: 1, p99: 2, max: 3 },
};
function outcome(serverCpu: number, p50 = 1, generatorCpu = 300) {
  const ours = [serverCpu, serverCpu * 1.5, serverCpu * 0.5].map((cpu) => ({
    ...round,
    serverCpu: cpu,
    generatorCpu,
    delivery: { ...latency, p50 },
  }));
  return outcomeOf(loneSender, [round, round, round], ours, { verifiedSeats: 100, discarded: 0 });
}
function report(...outcomes: ReturnType<typeof outcome>[]): Report {
  const machine = { cores: 2, arch: 'x64', platform: 'linux', node: 'v26', pinned: true, fileSystem: 'ext4', fsync: { p50: 0.3, p99: 1 } };
  return { commit: 'abc', date: '2026-01-01', machine, rounds: 3, seconds: 1, outcomes, checks: checksOf(outcomes, budgets) };
}

describe('budgets', () => {
  test('every budget is for a scenario that exists', () => {
    const names = scenarios.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(budgets)));
  });

  test('the median decides, and the limit itself holds', () => {
    expect(checksOf([outcome(500)], budgets).map(({ value, held }) => [value, held])).toEqual([
      [1, true],
      [0, true],
      [0, true],
    ]);
  });

  test('too much CPU, and too late, are each a miss', () => {
    expect(checksOf([outcome(501)], budgets).map(({ held }) => held)).toEqual([false, true, true]);
    expect(checksOf([outcome(500, 3.1)], budgets).map(({ held }) => held)).toEqual([true, true, false]);
  });
});

describe('the report', () => {
  test('says whether the budgets held', () => {
    expect(markdown(report(outcome(400)))).toContain('**PASS**: all 3 budgets held.');
    expect(markdown(report(outcome(600)))).toContain('**FAIL**: 1 of 3 budgets missed.');
    expect(markdown(report())).toContain('No budget applies');
  });

  test('shows the figures of both with their ratio and spread', () => {
    expect(markdown(report(outcome(400)))).toContain(
      '| **CPU per delivery, µs** | 50.00 (50.00–50.00) | 40.00 (20.00–60.00) | × 0.800 (0.400–1.200) |',
    );
  });

  test('says when the generator may have been the bottleneck', () => {
    expect(markdown(report(outcome(400)))).not.toContain('may have limited');
    expect(markdown(report(outcome(400, 1, 900)))).toContain('**the generator may have limited the rate**');
  });
});

describe('rounds on a busy machine', () => {
  const calm = { baseline: round, challenger: round };
  const busy = { baseline: round, challenger: { ...round, othersCpu: 400 } };
  const busier = { baseline: { ...round, othersCpu: 900 }, challenger: round };

  test('a pair is quiet if both of its rounds were', () => {
    expect([calm, busy, busier].map(isQuiet)).toEqual([true, false, false]);
  });

  test('the quietest are kept, in the order in which they ran', () => {
    expect(quietest([busier, busy, calm], 2)).toEqual([busy, calm]);
    expect(quietest([calm, busier, busy], 2)).toEqual([calm, busy]);
  });
});
