import type { TimelineEntry } from '@parley/shared/features/messages.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { profileAt } from '@parley/shared/status-at.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ServerProcess } from '../fixtures/server.ts';
import { drawAction } from './actions.ts';
import { createDevice, type Device, enter, type Guest } from './device.ts';
import { mayHave, messageIdOf, readAll } from './log.ts';
import { createRandom } from './random.ts';
import { alike, contentsOf, listOf } from './view.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const rounds = Number(process.env['ROUNDS'] ?? 600);
// What a device misses of a room that it does not hold shows at the second head beacon, 50 s at most.
const patience = { timeout: 60_000, interval: 50 };
console.info(`convergence: SEED=${seed} ROUNDS=${rounds}`);

const names = ['Maya', 'Jonas', 'Noor', 'Priya', 'Elena', 'Tomás', '高橋', 'Sam'] as const;
let server: ServerProcess;
const opened: Device[] = [];

function newDevice(guest: Guest, name: string): Device {
  const made = createDevice(server.url, guest, name);
  opened.push(made);
  return made;
}

function online(device: Device): void {
  expect(device.chat.state().session.status).toBe('online');
}

function openAll(device: Device): void {
  for (const id of Object.keys(device.chat.state().rooms.byId) as RoomId[]) {
    if (device.held.has(id)) continue;
    device.held.add(id);
    void device.client.open(id);
  }
}

beforeAll(async () => {
  server = await ServerProcess.start();
});

afterAll(async () => {
  for (const each of opened) {
    each.preferring.stop();
    each.client.close();
  }
  await server.remove();
});

test('MSG1 MSG2 ROOM1 READ1 PROFILE1 DND1 PREF1 PREF2 PREF5 SYNC1 whatever happens, in the end every device shows what the server has, and every message is there once', async () => {
  const random = createRandom(seed);
  const guests = await Promise.all(names.map((name) => enter(server.url, name)));
  const devices = guests.flatMap((guest) => ['a', 'b'].map((letter) => newDevice(guest, `${guest.person.name} ${letter}`)));
  const keeper = newDevice(await enter(server.url, 'Keeper'), 'Keeper');
  await vi.waitFor(() => [...devices, keeper].forEach(online), patience);
  const rooms = await Promise.all([1, 2, 3, 4, 5].map((n) => createRoom(keeper, `Room ${n}`)));

  const going: Promise<unknown>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const acts = Array.from({ length: 1 + random.below(6) }, () => random.pick(devices)).map((each) => {
      const answer = Promise.resolve(drawAction(random)(each, random.pick(rooms), random));
      going.push(answer);
      return each.isCut() ? null : answer;
    });
    // Sometimes the next ones while these are on their way, sometimes when the first of them is done.
    if (random.chance(0.5)) await Promise.race([keeper.client.send('room:find', { slug: 'lobby' }), ...acts.filter((act) => act !== null)]);
  }

  for (const each of devices) if (each.isCut()) each.mend();
  await Promise.all(going);
  await vi.waitFor(() => devices.forEach(settled), patience);
  const logs = new Map<RoomId, readonly TimelineEntry[]>();
  for (const id of Object.keys(keeper.chat.state().rooms.byId) as RoomId[]) logs.set(id, await readAll(keeper, id));

  await showsWhatTheServerHas(guests, devices);
  everyMessageOnce(devices, logs);
  nothingOfOthers(devices, logs);
  expect(devices.flatMap(({ problems }) => problems)).toEqual([]);
  expect(devices.flatMap(({ refused }) => refused)).toEqual([]);
  expect(server.problems(0)).toEqual([]);
  // A run in which little happened shows little.
  const said = [...logs.values()].flat();
  console.info(
    `convergence: ${said.length} entries, ${devices.reduce((sum, { heard }) => sum + heard.length, 0)} events came to ${devices.length} devices`,
  );
  expect(said.filter((entry) => messageIdOf(entry) !== null).length).toBeGreaterThan(rounds / 10);
  expect(said.filter(({ type }) => type === 'member:left').length).toBeGreaterThan(rounds / 100);
});

async function createRoom(by: Device, name: string): Promise<RoomId> {
  const roomId = uuidv7() as RoomId;
  const ack = await by.client.send('room:create', { roomId, name, topic: '', icon: '' });
  expect(ack).toMatchObject({ ok: true });
  return roomId;
}

/** Online, and nothing of its own is on the way. */
function settled(device: Device): void {
  online(device);
  expect(device.preferring.open()).toEqual({});
  expect(
    Object.values(device.chat.state().outbox)
      .flat()
      .filter(({ state }) => state === 'waiting'),
  ).toEqual([]);
}

/** Both devices of each person show the list that a new one shows, and of every room they hold the same contents. */
async function showsWhatTheServerHas(guests: readonly Guest[], devices: readonly Device[]): Promise<void> {
  const chosen: number[] = [];
  for (const guest of guests) {
    const fresh = newDevice(guest, 'fresh');
    await vi.waitFor(() => expect(fresh.chat.state().rooms.loaded).toBe(true), patience);
    const own = devices.filter((each) => each.guest === guest);
    await vi.waitFor(() => {
      // Again and again: a room may still be on its way into a list.
      for (const each of [fresh, ...own]) openAll(each);
      const now = Date.now();
      const list = listOf(fresh.chat.state());
      const contents = contentsOf(fresh.chat.state(), now);
      expect(Object.keys(contents).toSorted()).toEqual(list.map(({ id }) => id));
      for (const each of own) {
        expect(listOf(each.chat.state())).toEqual(list);
        expect(each.chat.state().notices).toEqual(fresh.chat.state().notices);
        expect(each.chat.state().session.me).toEqual(fresh.chat.state().session.me);
        expect(profileAt(each.chat.state().profiles.mine, now)).toEqual(profileAt(fresh.chat.state().profiles.mine, now));
        expect(each.chat.state().preferences).toEqual(fresh.chat.state().preferences);
        expect(Object.keys(each.chat.state().messages).toSorted()).toEqual(list.map(({ id }) => id));
        const [mine, theirs] = alike(contentsOf(each.chat.state(), now), contents);
        expect(mine).toEqual(theirs);
      }
    }, patience);
    // Whoever has chosen something has it on a device that comes later.
    chosen.push(Object.keys(fresh.chat.state().preferences.now).length);
    fresh.preferring.stop();
    fresh.client.close();
  }
  expect(Math.max(...chosen)).toBeGreaterThan(0);
}

/** What was written and confirmed is in the log once, in the order in which each device wrote it; what is there, somebody wrote. */
function everyMessageOnce(devices: readonly Device[], logs: ReadonlyMap<RoomId, readonly TimelineEntry[]>): void {
  const written = new Set<string>();
  for (const [roomId, log] of logs) {
    const inLog = log.flatMap((entry) => messageIdOf(entry) ?? []);
    expect(new Set(inLog).size).toBe(inLog.length);
    expect(log.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq).toSorted((a, b) => a - b));
    for (const each of devices) {
      const order = each.written.get(roomId) ?? [];
      for (const id of order) written.add(id);
      const failed = new Set((each.chat.state().outbox[roomId] ?? []).map(({ id }): string => id));
      const confirmed = order.filter((id) => !failed.has(id));
      expect(inLog.filter((id) => confirmed.includes(id))).toEqual(confirmed);
    }
    expect(inLog.filter((id) => !written.has(id))).toEqual([]);
  }
}

/** No event came to a device of somebody who was not in the room, and nothing is left of rooms they left. */
function nothingOfOthers(devices: readonly Device[], logs: ReadonlyMap<RoomId, readonly TimelineEntry[]>): void {
  for (const { guest, heard, chat } of devices) {
    for (const [roomId, log] of logs) {
      expect(heard.filter(({ room, seq, at }) => room === roomId && !mayHave(guest.person.id, log, seq, at))).toEqual([]);
    }
    // A sign of typing that was on its way when they left goes away by itself, as every one does.
    chat.note('time:passed', { now: Date.now() + limits.typingExpires });
    const { rooms, messages, members, presence, typing } = chat.state();
    for (const part of [messages, members, presence, typing]) expect(Object.keys(part).filter((id) => rooms.byId[id] === undefined)).toEqual([]);
  }
}
