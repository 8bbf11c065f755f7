import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { sayBack } from '../lib/when-back.ts';
import type { Answer } from '../store/actions.ts';
import { useAnswer } from './use-answer.ts';

/** A command that is asked and answered when the test says so. */
function start() {
  const { promise, resolve } = Promise.withResolvers<Answer<string>>();
  const done = vi.fn<(value: string) => void>();
  const hook = renderHook(() => useAnswer());
  act(() => void hook.result.current.wait(promise, done));
  return { hook, done, answer: (ack: Answer<string>) => act(async () => resolve(ack)) };
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

test('CMD5 that there is no connection is said until it is back', async () => {
  const { hook, answer } = start();
  await answer({ ok: null, unconnected: true });
  expect(hook.result.current.problem?.message).toBe('No connection. Try again once it is back.');
  act(sayBack);
  expect(hook.result.current.problem).toBeNull();
});

test('CMD5 what the server has said since is not taken back with it', async () => {
  const { hook, answer } = start();
  await answer({ ok: null, unconnected: true });
  await act(async () =>
    hook.result.current.wait(Promise.resolve({ ok: false, code: 'conflict', message: 'There is a room with that name.' }), vi.fn()),
  );
  act(sayBack);
  expect(hook.result.current.problem?.message).toBe('There is a room with that name.');
});
