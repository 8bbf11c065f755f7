import { expect, test } from 'vitest';
import { Rejection, TryAgain } from '../lib/errors.ts';
import { quiet } from '../lib/testing-logger.ts';
import { createAckOf } from './ack-of.ts';
import type { Storage } from './storage.ts';

function start() {
  const [noted, lines]: [unknown[], unknown[]] = [[], []];
  const storage = { note: (error: unknown) => void noted.push(error) } as unknown as Storage;
  const ackOf = createAckOf(storage, { ...quiet, error: (fields) => void lines.push(fields) });
  return { noted, lines, ackOf };
}

test('EDGE8 only what was refused on purpose is rejected, in its words; what was put off says until when', () => {
  const { noted, lines, ackOf } = start();
  expect(ackOf(new Rejection('conflict', 'Taken.', 'Maya 2'), {})).toEqual({ ok: false, code: 'conflict', message: 'Taken.', suggestion: 'Maya 2' });
  expect(ackOf(new Rejection('gone', 'Gone.'), {})).toEqual({ ok: false, code: 'gone', message: 'Gone.' });
  expect(ackOf(new TryAgain(250), {})).toEqual({ ok: null, afterMs: 250 });
  expect([noted, lines]).toEqual([[], []]);
});

test.each([new TypeError('a bug'), Object.assign(new Error('gone'), { code: 'ECONNRESET' }), 'no error at all', undefined])(
  'EDGE8 anything else is retry, and logged once: %s',
  (error) => {
    const { noted, lines, ackOf } = start();
    expect(ackOf(error, { command: 'room:find' })).toEqual({ ok: null, afterMs: 1_000 });
    expect([noted, lines]).toEqual([[error], [{ command: 'room:find', err: error }]]);
  },
);

test('EDGE8 of a disk that failed the storage is told, which logs it', () => {
  const { noted, lines, ackOf } = start();
  const error = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  expect(ackOf(error, {})).toMatchObject({ ok: null });
  expect([noted, lines]).toEqual([[error], []]);
});
