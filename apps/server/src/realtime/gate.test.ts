import { EventEmitter } from 'node:events';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { expect, test } from 'vitest';
import { quiet } from '../lib/testing-logger.ts';
import type { ParleySocket } from './connection.ts';
import { createDoorkeeper, type Session } from './gate.ts';

class FakeConnection extends EventEmitter {
  readyState = 'open';
  close(): void {
    this.readyState = 'closed';
    this.emit('close');
  }
}

function arrive(conn = new FakeConnection()) {
  return { conn, socket: { conn, request: { headers: {} }, data: {} } as unknown as ParleySocket };
}

/** A door whose look-ups end when the test says so. */
function createDoor() {
  const { promise, resolve } = Promise.withResolvers<Session | null>();
  const door = createDoorkeeper({ authenticate: () => promise, ended: () => Promise.resolve(new Set()) }, quiet);
  const admit = (socket: ParleySocket) => new Promise<Error | undefined>((answer) => door.admit(socket, answer));
  return { admit, recognise: () => resolve({ personId: 'maya' as PersonId, sessionId: 's' }) };
}

test('EDGE6 a person has so many sockets at most, however many are looked up in the same moment', async () => {
  const { admit, recognise } = createDoor();
  const arrivals = Array.from({ length: limits.socketsPerPerson + 20 }, () => arrive());
  const answers = Promise.all(arrivals.map(({ socket }) => admit(socket)));
  recognise();
  const refused = (await answers).filter((error) => error !== undefined);
  expect(refused).toHaveLength(20);
  expect(refused[0]).toMatchObject({ data: { code: 'too_many' } });
  // For each that goes, and only for it, another may come.
  arrivals[0]?.conn.close();
  expect(await admit(arrive().socket)).toBeUndefined();
  expect(await admit(arrive().socket)).toMatchObject({ data: { code: 'too_many' } });
});

test('EDGE6 a connection that was closed during its look-up is not counted', async () => {
  const { admit, recognise } = createDoor();
  recognise();
  for (let index = 0; index < limits.socketsPerPerson + 1; index += 1) {
    const { conn, socket } = arrive();
    const answer = admit(socket);
    conn.close();
    expect(await answer).toMatchObject({ data: { code: 'retry' } });
  }
  expect(await admit(arrive().socket)).toBeUndefined();
});

test('EDGE4 a second socket on a connection is answered, too: one that was not would be kept for ever', async () => {
  const { admit, recognise } = createDoor();
  const { conn, socket } = arrive();
  const first = admit(socket);
  const others = Array.from({ length: 100 }, () => admit(arrive(conn).socket));
  recognise();
  for (const answer of [await first, ...(await Promise.all(others))]) {
    expect(answer).toMatchObject({ data: { code: 'retry' } });
  }
  expect(conn.readyState).toBe('closed');
});
