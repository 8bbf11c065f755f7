import type { TimelineEntry, TimelinePage } from '@parley/shared/features/messages.ts';
import { expect, test } from 'vitest';
import { createAsk } from './ask.ts';
import { createLossWatch } from './loss-watch.ts';
import { createPages } from './pages.ts';
import { chatIn, createFakeClient, createStillClock, type FakeClient, me, roomOf } from './testing-device.ts';

type Request = { readonly before?: number; readonly after?: number; readonly limit: number };

/** A room of 2,000 events of which every `nth` is somebody who left. */
function timeline(nth: number): readonly TimelineEntry[] {
  let ord = 0;
  return Array.from({ length: 2_000 }, (_, index): TimelineEntry => {
    const seq = index + 1;
    if (seq % nth === 0) return { seq, type: 'member:left', actor: me, at: seq, payload: { personId: me, name: 'Elena' } };
    ord += 1;
    return {
      seq,
      type: 'message:sent',
      actor: me,
      at: seq,
      payload: { id: `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`, ord, body: 'Hello' },
    };
  });
}

function pageOf(all: readonly TimelineEntry[], { before = Infinity, after, limit }: Request): TimelinePage {
  const found = all.filter(({ seq }) => seq < before && seq > (after ?? 0));
  const entries = after === undefined ? found.slice(-limit) : found.slice(0, limit);
  return { entries, people: [], start: entries[0]?.seq === 1, end: entries.at(-1)?.seq === all.length };
}

function start(nth = 7) {
  const all = timeline(nth);
  const clock = createStillClock();
  const client = createFakeClient();
  const chat = chatIn({ design: 2_000 }, clock);
  const loss = createLossWatch(chat, clock);
  loss.status('online');
  chat.sink.roomSnapshot(
    'design' as never,
    { rooms: roomOf('design'), members: [], profiles: {}, presence: {}, messages: pageOf(all, { limit: 60 }) },
    all.length,
  );
  return {
    client,
    pages: createPages(chat, createAsk(client, loss)),
    clock,
    loss,
    chat,
    window: () => chat.state().messages['design'],
    /** Answers what was asked last. */
    answer() {
      const asked = client.asked.at(-1);
      asked?.answer({ ok: true, value: pageOf(all, asked.input as Request) });
    },
  };
}

test('older and newer pages come once, however often they are asked for', async () => {
  const { client, pages, window, answer } = start();
  const loading = pages.loadOlder('design');
  await pages.loadOlder('design');
  expect(client.asked).toHaveLength(1);
  expect(window()?.pages.older).toBe('loading');
  answer();
  await loading;
  expect(window()?.entries[0]?.seq).toBe(1_881);
  expect(window()?.pages.older).toBe('idle');
  await pages.loadNewer('design');
  expect(client.asked).toHaveLength(1);
});

test('what could not be had says so, and can be asked for again', async () => {
  const { client, pages, window, answer } = start();
  const loading = pages.loadOlder('design');
  client.asked.at(-1)?.answer({ ok: null, afterMs: 100 });
  await loading;
  expect(window()?.pages.older).toBe('failed');
  const again = pages.loadOlder('design');
  answer();
  await again;
  expect(window()?.pages.older).toBe('idle');
});

test('CMD5 without a connection it says so at once, and is asked for again by itself once that is back', async () => {
  const { client, clock, loss, chat, pages, window } = start();
  const loading = pages.loadOlder('design');
  loss.status('offline');
  clock.advance(2_000);
  expect(client.asked[0]?.stop?.aborted).toBe(true);
  client.asked[0]?.answer({ ok: null, afterMs: 100 });
  await loading;
  expect(window()?.pages.older).toBe('unconnected');
  chat.note('connection:changed', 'online');
  // Idle and in view: what shows the timeline asks.
  expect(window()?.pages.older).toBe('idle');
});

/** Answers until nothing more is asked. */
async function answerAll(client: FakeClient, answer: () => void): Promise<number> {
  let steps = 0;
  while (client.asked.length > steps && steps < 10) {
    steps = client.asked.length;
    answer();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  return steps;
}

test.each([2, 7, 5_000])('a message far up is found in a few steps, with one of %i entries another event', async (nth) => {
  const { client, pages, window, answer } = start(nth);
  const seeking = pages.loadOrd('design', 400);
  expect(await answerAll(client, answer)).toBeLessThanOrEqual(6);
  await seeking;
  const ords = window()?.entries.flatMap((entry) => (entry.type === 'message:sent' ? [entry.payload.ord] : [])) ?? [];
  expect(ords[0]).toBeLessThanOrEqual(400);
  expect(ords.at(-1)).toBeGreaterThanOrEqual(400);
});

test('from there, the end is one request away', async () => {
  const { client, pages, window, answer } = start();
  const seeking = pages.loadOrd('design', 1_000);
  await answerAll(client, answer);
  await seeking;
  expect(window()?.end).toBe(false);
  const back = pages.loadLatest('design');
  answer();
  await back;
  expect([window()?.end, window()?.entries.at(-1)?.seq]).toEqual([true, 2_000]);
});
