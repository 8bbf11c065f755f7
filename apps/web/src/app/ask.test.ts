import { expect, test } from 'vitest';
import { createAsk } from './ask.ts';
import { createLossWatch } from './loss-watch.ts';
import { chatIn, createFakeClient, createStillClock } from './testing-device.ts';
import { wasUnconnected } from './was-unconnected.ts';

const unknown = { ok: null, afterMs: 0 } as const;

function start() {
  const clock = createStillClock();
  const client = createFakeClient();
  const loss = createLossWatch(chatIn({}, clock), clock);
  loss.status('online');
  const ask = createAsk(client, loss);
  return { clock, client, loss, browse: () => ask('room:browse', { query: '', archived: false }) };
}

test('CMD5 once the connection is lost, what somebody waits for is waited for no more, and the answer says why', async () => {
  const { clock, client, loss, browse } = start();
  const asked = browse();
  loss.status('offline');
  expect(client.asked[0]?.stop?.aborted).toBe(false);
  clock.advance(2_000);
  expect(client.asked[0]?.stop?.aborted).toBe(true);
  client.asked[0]?.answer(unknown);
  expect(wasUnconnected(await asked)).toBe(true);
});

test('CMD5 an answer that does not come while there is a connection, or again, is not for want of one', async () => {
  const { clock, client, loss, browse } = start();
  const asked = browse();
  client.asked[0]?.answer(unknown);
  expect(wasUnconnected(await asked)).toBe(false);
  loss.status('offline');
  clock.advance(2_000);
  loss.status('online');
  const again = browse();
  expect(client.asked[1]?.stop?.aborted).toBe(false);
  client.asked[1]?.answer(unknown);
  expect(wasUnconnected(await again)).toBe(false);
});
