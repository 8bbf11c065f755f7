import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test, vi } from 'vitest';
import { createTurns } from '../../lib/turns.ts';
import type { Accounts, Session } from '../accounts/sessions/accounts.ts';
import { startApp } from '../testing.ts';

function unused(): Promise<never> {
  return Promise.reject(new Error('not in this test'));
}

const accounts: Accounts = {
  authenticate: ({ 'x-person': person }) =>
    Promise.resolve(typeof person === 'string' ? { personId: person as PersonId, sessionId: person, expiresAt: 0, userName: null } : null),
  whoseEnded: unused,
  ended: unused,
  signIn: unused,
  signOut: unused,
  forget: unused,
};

/** The routes, with one reader that reads what the test says, and people by their names, each at an address. */
async function start() {
  const turns = createTurns(1, 16);
  const reading: { readonly personId: string; end(): void }[] = [];
  const keep = vi.fn(({ personId }: Session) =>
    turns.run(() => {
      const { promise, resolve } = Promise.withResolvers<string>();
      reading.push({ personId, end: () => resolve(personId) });
      return promise;
    }),
  );
  const ask = await startApp({ accounts, trustProxy: 1, avatars: { keep, find: () => Promise.resolve(null) } });
  return {
    reading,
    /** Who was let in to be read, now or in their turn. */
    taken: () => keep.mock.calls.map(([{ personId }]) => personId),
    upload: (person: string, address: string, signal?: AbortSignal) =>
      ask('/api/avatar', {
        body: 'a picture',
        headers: { 'x-person': person, 'x-parley': '1', 'x-forwarded-for': address, 'content-type': 'image/png' },
        ...(signal && { signal }),
      }),
  };
}

const [here, elsewhere] = ['192.0.2.7', '198.51.100.7'];

test('AVATAR6 T4 T20 a place is taken until the picture was read: many people of one network keep the reader from nobody elsewhere', async () => {
  const { upload, reading, taken } = await start();
  const two = ['Maya', 'Noor'].map((person) => upload(person, here));
  await vi.waitFor(() => expect(taken()).toHaveLength(2));
  const others = await Promise.all(['Ivo', 'Ada', 'Bob', 'Eve'].map((person) => upload(person, here)));
  expect(others.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
  const next = upload('Zoe', elsewhere);
  await vi.waitFor(() => expect(taken()).toHaveLength(3));
  // One is read by now, and whoever comes in its place comes behind who waits.
  reading[0]?.end();
  expect((await Promise.any(two)).status).toBe(200);
  const late = upload('Ivo', here);
  await vi.waitFor(() => expect(taken()).toHaveLength(4));
  for (const turn of [1, 2, 3]) {
    await vi.waitFor(() => expect(reading).toHaveLength(turn + 1));
    reading[turn]?.end();
  }
  expect((await Promise.all([...two, next, late])).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(reading.map(({ personId }) => personId).slice(2)).toEqual(['Zoe', 'Ivo']);
});

test('AVATAR6 T4 T20 whoever goes away while their picture is read has no second one meanwhile', async () => {
  const { upload, reading, taken } = await start();
  const going = new AbortController();
  const gone = upload('Maya', here, going.signal).catch(() => 'gone');
  await vi.waitFor(() => expect(taken()).toHaveLength(1));
  going.abort();
  expect(await gone).toBe('gone');
  expect((await upload('Maya', elsewhere)).status).toBe(429);
  reading[0]?.end();
  const again = vi.waitFor(() => expect(taken()).toHaveLength(2));
  const answer = upload('Maya', elsewhere);
  await again;
  reading[1]?.end();
  expect((await answer).status).toBe(200);
});

test('AVATAR6 T4 T20 four networks that send again as soon as one of theirs was read take the places of nobody elsewhere', async () => {
  const { upload, reading, taken } = await start();
  const networks = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
  async function greedy(person: string, address: string): Promise<void> {
    for (let time = 0; time < 3; time += 1) await upload(person, address);
  }
  const all = networks.flatMap((address, index) => [greedy(`Ada ${index}`, address), greedy(`Bob ${index}`, address)]);
  await vi.waitFor(() => expect(taken()).toHaveLength(8));
  const zoe = upload('Zoe', elsewhere);
  let ended = 0;
  const over = Promise.all([...all, zoe]).then(() => true);
  while (!(await Promise.race([over, new Promise<false>((resolve) => void setImmediate(() => resolve(false)))]))) {
    if (ended < reading.length) reading[ended++]?.end();
  }
  expect((await zoe).status).toBe(200);
  // The place of the first who is done is hers, or that of the second, should hers have come a moment later.
  expect(taken().slice(8, 10)).toContain('Zoe');
});
