import { expect, test } from 'vitest';
import { judgeRules, quotedIn, ruleIds } from './rules.mjs';

test('rules are the lines that begin with an id in bold', () => {
  expect(ruleIds('# Rules\n\n- **ROOM1** Leaving means leaving.\n- **ROOM12** Another.\ntext **ROOM2** in passing\n- **no** id\n')).toEqual([
    'ROOM1',
    'ROOM12',
  ]);
});

test('a title quotes the rules it begins with', () => {
  const source = `
    test('ROOM1 leaving', () => {});
    test.each([['a']])('ROOM2 ROOM3 %s', () => {});
    describe("NAME1, NAME2: names", () => {});
    it(\`MSG1 \${what}\`, () => {});
    test('in passing MSG9', () => {});
    test('F6 is a key', () => {});
  `;
  expect(quotedIn(source)).toEqual(['ROOM1', 'ROOM2', 'ROOM3', 'NAME1', 'NAME2', 'MSG1']);
});

test('a rule without a test, a test without a rule, a rule listed twice and no rule at all are problems', () => {
  const quotes = [
    { id: 'A1', file: 'a.test.ts' },
    { id: 'A3', file: 'a.test.ts' },
  ];
  expect(judgeRules(['A1', 'A2', 'A1'], quotes)).toEqual([
    'A1 is listed twice.',
    'A2 is quoted by no test.',
    'a.test.ts quotes A3, which SPEC.md does not list.',
  ]);
  expect(judgeRules(['A1', 'A3'], quotes)).toEqual([]);
  expect(judgeRules([], [])).not.toEqual([]);
});
