import { expect, test } from 'vitest';
import { hottest } from './profile.ts';

function node(id: number, functionName: string, children: number[] = []) {
  return { id, callFrame: { functionName, scriptId: '0', url: '', lineNumber: 0, columnNumber: 0 }, children };
}

test('idle time is left out, own time and time with callees are told apart, recursion counts once', () => {
  const nodes = [node(1, '(root)', [2, 5]), node(2, 'walk', [3]), node(3, 'walk', [4]), node(4, 'write'), node(5, '(idle)')];
  const profile = { nodes, startTime: 0, endTime: 100, samples: [2, 3, 4, 5], timeDeltas: [10, 10, 20, 60] };
  expect(hottest(profile, 2)).toEqual([
    { name: 'walk', self: 0.5, total: 1 },
    { name: 'write', self: 0.5, total: 0.5 },
  ]);
});
