import { limits } from '@parley/shared/limits.ts';
import { expect, test } from 'vitest';
import { chatIn, createFakeClient, createStillClock } from './testing-device.ts';
import { createTypingSigns } from './typing-signs.ts';

function start() {
  const clock = createStillClock();
  const client = createFakeClient();
  const chat = chatIn({ design: 0 }, clock);
  return { clock, client, chat, signs: createTypingSigns(chat, client, clock) };
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

test('somebody of whom nothing more is heard is not typing any more', () => {
  const { clock, chat } = start();
  chat.sink.signal('typing:changed', { roomId: 'design', personId: 'maya', typing: true } as never);
  clock.advance(2_000);
  chat.sink.signal('typing:changed', { roomId: 'design', personId: 'jonas', typing: true } as never);
  clock.advance(limits.typingExpires - 2_000);
  expect(Object.keys(chat.state().typing['design'] ?? {})).toEqual(['jonas']);
  clock.advance(2_000);
  expect(chat.state().typing).toEqual({});
});
