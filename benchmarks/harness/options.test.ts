import { expect, test } from 'vitest';
import { scenarios } from '../scenarios/index.ts';
import { optionsFrom } from './options.ts';

test('with no option everything runs, five rounds of it', () => {
  expect(optionsFrom([])).toMatchObject({ scenarios, rounds: 5, mode: 'measure' });
});

test('scenarios are chosen by name', () => {
  const { scenarios: chosen } = optionsFrom(['--scenario', 'lone-sender', '--scenario', 'busy-room-100']);
  expect(chosen.map(({ name }) => name)).toEqual(['lone-sender', 'busy-room-100']);
});

test.each([
  [['--scenario', 'nothing'], 'No scenario is called nothing'],
  [['--rounds', 'many'], '--rounds takes a number from 1 to 50'],
  [['--seconds', '3600'], '--seconds takes a number from 0.2 to 60'],
  [['--against', 'all'], 'Nothing is called all'],
])('%j is refused', (args, message) => {
  expect(() => optionsFrom(args)).toThrow(message);
});
