import { expect, test } from 'vitest';
import { schedule } from './schedule.mjs';

const ok = { ok: true, passed: 1, failed: 0, note: '' };
const failed = { ok: false, passed: 0, failed: 1, note: '' };

/** Runs steps that take a turn of the event loop each; says in which order they began and how many cores were taken at most. */
async function play(steps, cores, outcome = () => ok) {
  const began = [];
  let taken = 0;
  let most = 0;
  const outcomes = await schedule(steps, cores, async (step) => {
    began.push(step.name);
    taken += Math.min(step.cores ?? 1, cores);
    most = Math.max(most, taken);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    taken -= Math.min(step.cores ?? 1, cores);
    return outcome(step);
  });
  return { began, most, outcomes };
}

test('a step waits for those it comes after', async () => {
  const { began } = await play([{ name: 'b', after: ['a'] }, { name: 'a' }, { name: 'c', after: ['b'] }], 4);
  expect(began).toEqual(['a', 'b', 'c']);
});

test('never more cores are taken than there are, and a step that wants more runs alone', async () => {
  const steps = [{ name: 'a' }, { name: 'b', cores: 8 }, { name: 'c', cores: 2 }, { name: 'd' }, { name: 'e', cores: 0 }];
  const { began, most } = await play(steps, 2);
  expect(new Set(began)).toEqual(new Set(['a', 'b', 'c', 'd', 'e']));
  expect(most).toBe(2);
});

test('what comes after a failed step is not run, and counts as failed', async () => {
  const steps = [{ name: 'a' }, { name: 'b', after: ['a'] }, { name: 'c', after: ['b'] }, { name: 'd' }];
  const { began, outcomes } = await play(steps, 2, (step) => (step.name === 'a' ? failed : ok));
  expect(began).toEqual(['a', 'd']);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, false, false, true]);
  expect(outcomes[1].note).toBe('not run: a failed');
});

test('waiting for a step that does not exist is an error, not for ever', async () => {
  await expect(play([{ name: 'a', after: ['z'] }], 2)).rejects.toThrow('wait for steps that do not exist: a');
});
