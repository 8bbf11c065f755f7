import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlaces } from './places.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Eight places, two of each; who came in, in order. */
function start(line = 4) {
  const places = createPlaces({ most: 8, mostEach: 2, line, patience: 15_000 });
  const inside: { readonly key: string; readonly leave: () => void }[] = [];
  async function come(key: string, gone = new AbortController().signal) {
    const came = await places.enter(key, gone);
    if (typeof came === 'string') return came;
    inside.push({ key, leave: came });
    return 'in';
  }
  return {
    come,
    keys: () => inside.map(({ key }) => key),
    /** One of these leaves. */
    async leave(key: string) {
      const index = inside.findIndex((one) => one.key === key);
      inside.splice(index, 1)[0]?.leave();
      await vi.advanceTimersByTimeAsync(0);
    },
    fill: () => Promise.all(['a', 'b', 'c', 'd'].flatMap((key) => [come(key), come(key)])),
  };
}

test('AVATAR6 T20 where four take all eight places, and again whenever one is free, somebody else has the next one', async () => {
  const { come, fill, keys, leave } = start();
  expect(new Set(await fill())).toEqual(new Set(['in']));
  expect(await come('a')).toBe('enough');
  const first = come('e');
  await leave('a');
  const again = come('a');
  expect([await first, keys().at(-1)]).toEqual(['in', 'e']);
  // Whoever has none goes before whoever has some, however long those wait.
  const second = come('f');
  await leave('b');
  expect([await second, keys().at(-1)]).toEqual(['in', 'f']);
  await leave('b');
  expect([await again, keys().at(-1)]).toEqual(['in', 'a']);
});

test('AVATAR6 T20 one of each waits, so many in all, for so long; whoever goes away waits no more', async () => {
  const { come, fill, keys, leave } = start(2);
  await fill();
  const going = new AbortController();
  const gone = come('e', going.signal);
  const waits = come('f');
  expect([await come('e'), await come('f'), await come('g')]).toEqual(['full', 'full', 'full']);
  going.abort();
  expect(await gone).toBe('full');
  const late = come('g');
  await leave('a');
  expect([await waits, keys().at(-1)]).toEqual(['in', 'f']);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await late).toBe('full');
  // A place that nobody waits for is free.
  await leave('a');
  expect(await come('g')).toBe('in');
});
