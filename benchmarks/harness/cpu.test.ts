import { expect, test } from 'vitest';
import { cpuFrom, cpuOf, machineCpuFrom } from './cpu.ts';

const fields = '0 -1 4194560 100 0 0 0 250 50 7 8 20 0 11 0 100';

test('CPU time is user and system time, whatever the process calls itself', () => {
  expect(cpuFrom(`12 (node) S 1 1 1 ${fields}`)).toBe(3000);
  expect(cpuFrom(`12 (a) b (c) S 1 1 1 ${fields}`)).toBe(3000);
});

test('the machine’s CPU time is all that was not idle or waiting', () => {
  expect(machineCpuFrom('cpu  100 20 30 9999 888 4 5 6 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n')).toBe(1650);
});

test('a text that is something else is an error', () => {
  expect(() => cpuFrom('12 (node) S')).toThrow('not what Linux writes');
});

test.runIf(process.platform === 'linux')('this process has used about what Node says', () => {
  const { user, system } = process.cpuUsage();
  expect(Math.abs(cpuOf(process.pid) - (user + system) / 1000)).toBeLessThan(100);
});
