import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Maya Okafor', 'MO'],
  ['Maya', 'M'],
  ['maya 2', 'M2'],
  ['Ana de la Cruz', 'AC'],
  ['élodie Ünal', 'ÉÜ'],
  ['高橋 ゆき', '高'],
  ['نور حداد', 'ن'],
  ['🦊 Fox', '🦊'],
  ['👩🏽‍💻', '👩🏽‍💻'],
  ['Sam (away)', 'SA'],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
