import type { Ack } from '@parley/shared/ack.ts';
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useAnswer } from './use-answer.ts';

/** A command that is asked and answered when the test says so. */
function start() {
  const { promise, resolve } = Promise.withResolvers<Ack<string>>();
  const done = vi.fn<(value: string) => void>();
  const hook = renderHook(() => useAnswer());
  act(() => hook.result.current.wait(promise, done));
  return { hook, done, answer: (ack: Ack<string>) => act(async () => resolve(ack)) };
}

test('a yes is gone on with', async () => {
  const { hook, done, answer } = start();
  expect(hook.result.current.busy).toBe(true);
  await answer({ ok: true, value: 'design' });
  expect(done).toHaveBeenCalledExactlyOnceWith('design');
  expect(hook.result.current.busy).toBe(false);
});

test('a no is said, and leads nowhere', async () => {
  const { hook, done, answer } = start();
  await answer({ ok: false, code: 'conflict', message: 'There is a room with that name.' });
  expect(done).not.toHaveBeenCalled();
  expect(hook.result.current.problem?.message).toBe('There is a room with that name.');
});

test('CMD3 an answer that comes when the one who asked is gone closes nothing and leads nowhere', async () => {
  const { hook, done, answer } = start();
  hook.unmount();
  await answer({ ok: true, value: 'design' });
  expect(done).not.toHaveBeenCalled();
});
