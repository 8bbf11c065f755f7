import * as limits from '@parley/shared/limits.ts';
import { expect, test } from 'vitest';
import { createFakeClient, createStillClock } from './testing-device.ts';
import { createTypingSigns } from './typing-signs.ts';

function start() {
  const clock = createStillClock();
  const client = createFakeClient();
  return { clock, client, signs: createTypingSigns(client, clock) };
}

test('that one is typing is told at once and then every three seconds, that one is not any more at once', () => {
  const { clock, client, signs } = start();
  signs.typed('design', false);
  signs.typed('design', false);
  expect(client.told).toHaveLength(1);
  clock.advance(limits.typingResend);
  signs.typed('design', false);
  expect(client.told).toHaveLength(2);
  signs.typed('design', true);
  expect(client.told.at(-1)).toEqual(['typing:set', { roomId: 'design', typing: false }]);
  signs.typed('design', true);
  expect(client.told).toHaveLength(3);
});

test('after a message, typing is told anew', () => {
  const { client, signs } = start();
  signs.typed('design', false);
  signs.posted('design');
  signs.typed('design', false);
  expect(client.told.map(([, input]) => input)).toEqual([
    { roomId: 'design', typing: true },
    { roomId: 'design', typing: true },
  ]);
});
