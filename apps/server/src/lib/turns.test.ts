import { expect, test } from 'vitest';
import { TryAgain } from './errors.ts';
import { createTurns } from './turns.ts';

/** Tasks that end when told to. */
function tasks() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    ends,
    most: () => most,
    async task() {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => void ends.push(resolve));
      running -= 1;
    },
  };
}

test('HERD1 so many at a time, the others in their turn, and beyond the line each is told another moment', async () => {
  const turns = createTurns(3, 5);
  const { task, ends, most } = tasks();
  const order: number[] = [];
  const results = Array.from({ length: 12 }, (_, index) => turns.run(task).then(() => order.push(index)));
  const late = await Promise.allSettled(results.slice(8));
  const waits = late.map((result) => (result.status === 'rejected' && result.reason instanceof TryAgain ? result.reason.afterMs : 0));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  expect(new Set(waits).size).toBeGreaterThan(1);
  for (let done = 0; done < 8; done += 1) {
    ends[done]?.();
    await results[done];
  }
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(most()).toBe(3);
});

test('HERD1 a task that fails gives its turn on', async () => {
  const turns = createTurns(1, 1);
  const failing = turns.run(() => Promise.reject(new Error('no')));
  const next = turns.run(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
  expect(await turns.run(() => Promise.resolve('again'))).toBe('again');
});
