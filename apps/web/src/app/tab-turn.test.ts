import { afterEach, expect, test, vi } from 'vitest';
import { createTabTurn } from './tab-turn.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser whose locks do this. */
function withLocks(request: (name: string, options: { readonly signal: AbortSignal }, task: () => Promise<void>) => Promise<void>): void {
  vi.stubGlobal('navigator', { locks: { request } });
}

function createTask() {
  return vi.fn<() => Promise<void>>(() => Promise.resolve());
}

test('PREF5 a tab has its turn when the browser gives it the lock of that name', async () => {
  const names: string[] = [];
  withLocks((name, _options, task) => {
    names.push(name);
    return task();
  });
  const task = createTask();
  await createTabTurn('parley:preferences:me')(task, new AbortController().signal);
  expect(names).toEqual(['parley:preferences:me']);
  expect(task).toHaveBeenCalledOnce();
});

test('PREF5 who gives up before their turn came does nothing', async () => {
  withLocks(
    (_name, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))),
  );
  const task = createTask();
  const stop = new AbortController();
  const waiting = createTabTurn('one')(task, stop.signal);
  stop.abort();
  await waiting;
  expect(task).not.toHaveBeenCalled();
});

test('PREF5 where a browser gives out no locks, the turn comes at once', async () => {
  const task = createTask();
  vi.stubGlobal('navigator', {});
  await createTabTurn('one')(task, new AbortController().signal);
  withLocks(() => Promise.reject(new DOMException('', 'SecurityError')));
  await createTabTurn('one')(task, new AbortController().signal);
  expect(task).toHaveBeenCalledTimes(2);
});

test('PREF5 what goes wrong during the turn is no reason for another', async () => {
  withLocks((_name, _options, task) => task());
  const task = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('lost')));
  await expect(createTabTurn('one')(task, new AbortController().signal)).rejects.toThrow('lost');
  expect(task).toHaveBeenCalledOnce();
});
