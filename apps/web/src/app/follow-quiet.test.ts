import type { Profile } from '@parley/shared/features/profiles.ts';
import { expect, test } from 'vitest';
import { followQuiet } from './follow-quiet.ts';
import { chatIn, createStillClock, me } from './testing-device.ts';

function start() {
  const clock = createStillClock();
  const chat = chatIn({}, clock);
  const stop = followQuiet(chat, clock);
  let seq = 0;
  return {
    clock,
    stop,
    quiet: () => chat.state().dnd,
    describe(profile: Profile) {
      seq += 1;
      chat.sink.event(me, seq, { type: 'person:described', payload: { personId: me, profile }, actor: me, at: 0 });
    },
  };
}

test('DND2 it ends in the moment in which it does, be that in months, and can be ended before', () => {
  const { clock, quiet, describe } = start();
  const until = clock.now() + 90 * 86_400_000;
  describe({ dnd: { until } });
  expect(quiet()).toBe(until);
  clock.advance(90 * 86_400_000 - 1);
  expect(quiet()).toBe(until);
  clock.advance(1);
  expect(quiet()).toBe(0);
  describe({ dnd: { until: clock.now() + 60_000 } });
  describe({});
  expect(quiet()).toBe(0);
});

test('DND3 it begins and ends by the schedule, day after day, in a window that stays open', () => {
  const { clock, quiet, describe, stop } = start();
  // It is 00:16:40 on a Thursday.
  const midnight = 0;
  describe({ timeZone: 'UTC', dnd: { schedule: { days: [4, 5], from: 60, to: 120 } } });
  expect(quiet()).toBe(0);
  const hour = 3_600_000;
  const day = 24 * hour;
  const at = (time: number): number => {
    clock.advance(time - clock.now());
    return quiet();
  };
  expect(at(midnight + hour - 1)).toBe(0);
  expect(at(midnight + hour)).toBe(midnight + 2 * hour);
  expect(at(midnight + 2 * hour)).toBe(0);
  expect(at(midnight + day + hour)).toBe(midnight + day + 2 * hour);
  expect(at(midnight + 2 * day + hour)).toBe(0);
  expect(at(midnight + 7 * day + hour)).toBe(midnight + 7 * day + 2 * hour);
  stop();
  expect(at(midnight + 7 * day + 3 * hour)).toBe(midnight + 7 * day + 2 * hour);
});
