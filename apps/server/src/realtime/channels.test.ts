import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { quiet } from '../lib/testing-logger.ts';
import { createChannels } from './channels.ts';
import type { Connection } from './connection.ts';
import type { DeviceWatcher } from './types.ts';

const room = 'room' as RoomId;

/** A device of a person, which keeps what it is sent. */
function fakeConnection(person: string, write?: () => void) {
  const got: string[] = [];
  const logs = new Map<LogId, number>();
  const personId = person as PersonId;
  const connection = {
    personId,
    logs,
    rooms: () => [...logs.keys()].filter((log): log is RoomId => log !== personId),
    write: write ?? (({ text }: { text: string }) => void got.push(text)),
  } as unknown as Connection;
  return { got, connection, personId };
}

test('LOG10 a feature or a connection that fails keeps nothing from the others, and who left gets nothing any more', () => {
  const lines: unknown[] = [];
  const channels = createChannels({ ...quiet, error: (fields) => void lines.push(fields) });
  const told: string[] = [];
  const fault = new Error('a bug');
  const failing: DeviceWatcher = {
    watching() {
      throw fault;
    },
    gone: () => {},
    caughtUp: () => {},
    joined: () => {},
    left() {
      throw fault;
    },
  };
  channels.watch(failing);
  channels.watch({
    watching: (device) => void told.push(`watching ${device.personId}`),
    gone: () => {},
    caughtUp: () => {},
    joined: () => {},
    left: (personId) => void told.push(`left ${personId}`),
  });
  const broken = fakeConnection('broken', () => {
    throw fault;
  });
  const [alice, bob] = [fakeConnection('alice'), fakeConnection('bob')];
  const everybody = [broken, alice, bob];
  everybody.forEach(({ connection }) => channels.add(connection));
  channels.deliver({
    events: [],
    packets: [],
    changes: everybody.map(({ connection: device, personId }) => ({ kind: 'watch', device, logs: [personId, room], held: [] })),
  });
  const packet = (from: number) => ({ log: room, from, events: ['{}'] });
  channels.deliver({
    events: [],
    packets: [packet(1)],
    changes: [broken, bob].map(({ personId }) => ({ kind: 'leave', personId, roomId: room })),
  });
  channels.deliver({ events: [], packets: [packet(2)], changes: [] });
  expect(told).toEqual(['watching broken', 'watching alice', 'watching bob', 'left broken', 'left bob']);
  expect([alice.got.length, bob.got, bob.connection.rooms(), broken.connection.rooms()]).toEqual([2, [], [], []]);
  expect(lines).toEqual([{ err: fault }, { err: fault }, { err: fault }, { err: fault }, { err: fault }]);
});
