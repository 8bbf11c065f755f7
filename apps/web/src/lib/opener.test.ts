import type { OpenDBCallbacks } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { createOpener } from './opener.ts';

interface Opened {
  readonly number: number;
  readonly close: () => void;
}

const browser = vi.hoisted(() => ({ callbacks: [] as OpenDBCallbacks<unknown>[], fails: false, closed: [] as number[] }));

vi.mock('idb', () => ({
  openDB(_name: string, _version: number, callbacks: OpenDBCallbacks<unknown>) {
    const number = browser.callbacks.push(callbacks);
    return browser.fails ? Promise.reject(new Error('no')) : Promise.resolve({ number, close: () => void browser.closed.push(number) });
  },
}));

beforeEach(() => Object.assign(browser, { callbacks: [], fails: false, closed: [] }));

function createOpen() {
  const gaveWay: boolean[] = [];
  const open = createOpener(
    'parley',
    1,
    () => {},
    (isGone) => void gaveWay.push(isGone),
  );
  return { gaveWay, open: async () => ((await open()) as unknown as Opened).number };
}

test('CACHE10 a database is opened once, and again after the browser has closed it', async () => {
  const { open } = createOpen();
  expect([await open(), await open()]).toEqual([1, 1]);
  browser.callbacks.at(-1)?.terminated?.();
  expect([await open(), await open()]).toEqual([2, 2]);
});

test('CACHE10 … and after it could not be opened', async () => {
  const { open } = createOpen();
  browser.fails = true;
  await expect(open()).rejects.toThrow('no');
  browser.fails = false;
  expect(await open()).toBe(2);
});

test.each([
  [null, true],
  [2, false],
])('it gives way to a tab that wants version %j, and says whether it is gone', async (wanted, isGone) => {
  const { open, gaveWay } = createOpen();
  const number = await open();
  const event = { target: { close: () => void browser.closed.push(number) } } as unknown as IDBVersionChangeEvent;
  browser.callbacks.at(-1)?.blocking?.(1, wanted, event);
  expect([browser.closed, gaveWay]).toEqual([[1], [isGone]]);
  expect(await open()).toBe(2);
});
