import { expect, test } from 'vitest';
import { createLossWatch } from './loss-watch.ts';
import { chatIn, createStillClock } from './testing-device.ts';

function start() {
  const clock = createStillClock();
  const chat = chatIn({}, clock);
  const watch = createLossWatch(chat, clock);
  return {
    clock,
    now(status: 'online' | 'offline' | 'connecting'): void {
      chat.sink.status(status);
      watch.status(status);
    },
    lost: () => chat.state().session.lost,
  };
}

test('PRES4 a connection is lost once it has been away for two seconds, until it is back', () => {
  const { clock, now, lost } = start();
  now('online');
  now('offline');
  clock.advance(1_900);
  now('connecting');
  expect(lost()).toBe(false);
  clock.advance(200);
  expect(lost()).toBe(true);
  now('offline');
  clock.advance(60_000);
  expect(lost()).toBe(true);
  now('online');
  expect(lost()).toBe(false);
  clock.advance(60_000);
  expect(lost()).toBe(false);
});

test('a short loss is none, and a first connection that does not come is one', () => {
  const { clock, now, lost } = start();
  clock.advance(2_000);
  expect(lost()).toBe(true);
  now('online');
  now('offline');
  clock.advance(1_000);
  now('online');
  clock.advance(5_000);
  expect(lost()).toBe(false);
});
