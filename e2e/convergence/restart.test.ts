import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ServerProcess } from '../fixtures/server.ts';
import { createDevice, type Device, enter } from './device.ts';
import { messageIdOf, readAll } from './log.ts';

const DEVICES = 12;
const RESTARTS = Number(process.env['RESTARTS'] ?? 2);
/** Messages of one device on their way at most, and how many come between two restarts. */
const AHEAD = 4;
/** How often each writes, in ms: together some 350 a second. */
const EVERY = 33;
const BETWEEN = 150;
const patience = { timeout: 30_000, interval: 20 };

let server: ServerProcess;
let devices: Device[] = [];

beforeAll(async () => {
  server = await ServerProcess.start();
  const guests = await Promise.all(Array.from({ length: DEVICES }, (_, index) => enter(server.url, `Person ${index}`)));
  devices = guests.map((guest) => createDevice(server.url, guest, guest.person.name));
});

afterAll(async () => {
  for (const { client } of devices) client.close();
  await server.remove();
});

function heardIn({ heard }: Device, roomId: RoomId): number[] {
  return heard.filter(({ room }) => room === roomId).map(({ seq }) => seq);
}

test('DRAIN6 a restart under load loses no message, doubles none and refuses none, and every device comes back', async () => {
  const [first] = devices as [Device];
  const roomId = uuidv7() as RoomId;
  expect(await first.client.send('room:create', { roomId, name: 'Busy', topic: '', icon: '' })).toMatchObject({ ok: true });
  for (const { client } of devices) {
    expect(await client.send('room:join', { roomId })).toMatchObject({ ok: true });
    expect(await client.open(roomId)).toBe(true);
  }
  const refused: unknown[] = [];
  const writing: Promise<string>[][] = devices.map(() => []);
  const timers = devices.map((device, index) =>
    setInterval(() => {
      const outbox = device.chat.state().outbox[roomId] ?? [];
      refused.push(...outbox.filter(({ state }) => state !== 'waiting'));
      if (outbox.length < AHEAD) writing[index]?.push(device.client.post(roomId, 'busy').then(({ id }) => id));
    }, EVERY),
  );
  const pauses: number[] = [];
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const before = heardIn(first, roomId).length;
    await vi.waitFor(() => expect(heardIn(first, roomId).length).toBeGreaterThan(before + BETWEEN), patience);
    const from = first.heard.length;
    await server.restart('SIGTERM');
    await vi.waitFor(() => devices.forEach(({ chat }) => expect(chat.state().session.status).toBe('online')), patience);
    await vi.waitFor(() => expect(heardIn(first, roomId).length).toBeGreaterThan(before + 2 * BETWEEN), patience);
    const times = first.heard.slice(from).map(({ at }) => at);
    pauses.push(Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at))));
  }
  timers.forEach(clearInterval);
  const written = await Promise.all(writing.map((own) => Promise.all(own)));
  await vi.waitFor(() => devices.forEach(({ chat }) => expect(chat.state().outbox[roomId] ?? []).toEqual([])), patience);

  const log = await readAll(first, roomId);
  const ids = log.map(messageIdOf).filter((id) => id !== null);
  expect(ids.toSorted()).toEqual(written.flat().toSorted());
  for (const own of written) expect(ids.filter((id) => own.includes(id))).toEqual(own);
  const last = log.at(-1)?.seq ?? 0;
  for (const device of devices) {
    await vi.waitFor(() => expect(heardIn(device, roomId).at(-1)).toBe(last), patience);
    const seqs = heardIn(device, roomId);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index));
    expect(device.problems).toEqual([]);
  }
  expect(refused).toEqual([]);
  expect(server.problems(0)).toEqual([]);
  console.info(`restart: ${ids.length} messages over ${RESTARTS} restarts; the longest pauses were ${pauses.join(', ')} ms`);
});
