import { afterEach, expect, test, vi } from 'vitest';
import { exportMine } from './export-requests.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function answering(answer: Response | Error) {
  const fetched = vi.fn((_path: string, _init: RequestInit) => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

test('EXPORT4 a guest sends no password; what comes is the archive as it is', async () => {
  const fetched = answering(new Response('PK'));
  const got = await exportMine(null);
  expect(fetched.mock.calls[0]?.[1].body).toBe('{}');
  expect('value' in got && (await got.value.text())).toBe('PK');
});

test('EXPORT4 what is wrong with the password is said beside it, and that it was done within the hour with how long to wait', async () => {
  answering(Response.json({ code: 'forbidden', message: 'This is not your password.', field: 'password' }, { status: 403 }));
  expect(await exportMine('x')).toEqual({ problem: { message: 'This is not your password.', field: 'password' } });
  answering(Response.json({ code: 'retry', message: 'Try again in a moment.', afterMs: 3_000_000, reason: 'exported' }, { status: 429 }));
  expect(await exportMine('x')).toEqual({ problem: { message: 'You had your data less than an hour ago. Try again in 50 minutes.', general: true } });
});

test('EXPORT5 an archive that breaks off on the way is none', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('PK'));
      controller.error(new Error('cut off'));
    },
  });
  answering(new Response(broken));
  expect(await exportMine('x')).toMatchObject({ problem: { general: true } });
  answering(new Error('offline'));
  expect(await exportMine('x')).toMatchObject({ problem: { general: true } });
});
