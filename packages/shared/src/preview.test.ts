import { expect, test } from 'vitest';
import { previewOf } from './preview.ts';

test('a preview is the beginning, and never ends in half of a character', () => {
  expect(previewOf('short')).toBe('short');
  expect(previewOf('a'.repeat(200))).toBe('a'.repeat(120));
  expect(previewOf(`${'a'.repeat(119)}🎉 and more`)).toBe('a'.repeat(119));
  expect(previewOf(`${'a'.repeat(118)}🎉 and more`)).toBe(`${'a'.repeat(118)}🎉`);
});
