import { expect, test } from 'vitest';
import { waitText } from './wait-text.ts';

test.each([
  [0, '1 second'],
  [19_001, '20 seconds'],
  [59_001, '1 minute'],
  [240_001, '5 minutes'],
  [3_540_001, '1 hour'],
  [3_700_000, '2 hours'],
])('%i ms are said as %s', (ms, text) => {
  expect(waitText(ms)).toBe(text);
});
