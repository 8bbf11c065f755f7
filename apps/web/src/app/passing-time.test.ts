import * as limits from '@parley/shared/limits.ts';
import { expect, test } from 'vitest';
import { followTime } from './passing-time.ts';
import { chatIn, createStillClock, me } from './testing-device.ts';

function start() {
  const clock = createStillClock();
  const chat = chatIn({ design: 0 }, clock);
  return { clock, chat, stop: followTime(chat, clock) };
}

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

test('PROFILE2 a status goes in the moment in which it ends, be that in months, and what else is known of the person stays', () => {
  const { clock, chat, stop } = start();
  const months = 100 * 86_400_000;
  const until = clock.now() + months;
  const profile = { pronouns: 'she/her', status: { emoji: '🌴', text: 'On holiday', until } };
  chat.sink.event(me, 1, { type: 'person:described', payload: { personId: me, profile }, actor: me, at: 0 });
  clock.advance(months - 1);
  expect(chat.state().profiles.mine).toBe(profile);
  clock.advance(1);
  expect(chat.state().profiles.mine).toEqual({ pronouns: 'she/her' });
  stop();
});

test('PROFILE2 one that had ended when it came goes at once', () => {
  const { clock, chat } = start();
  const profile = { status: { emoji: '🌴', text: 'On holiday', until: clock.now() - 1 } };
  chat.sink.event(me, 1, { type: 'person:described', payload: { personId: me, profile }, actor: me, at: 0 });
  clock.advance(0);
  expect(chat.state().profiles.mine).toEqual({});
});
