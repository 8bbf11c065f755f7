import { Worker } from 'node:worker_threads';
import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDevice, type Device, enter } from '../convergence/device.ts';
import { messageIdOf, readAll } from '../convergence/log.ts';
import { ServerProcess } from '../fixtures/server.ts';
import type { Orders, Report } from './attack.ts';
import type { Target } from './connection.ts';
import { known } from './known.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const frames = Number(process.env['FRAMES'] ?? 100_000);
console.info(`fuzz: SEED=${seed} FRAMES=${frames}`);
/** Parts of each flood. */
const PARTS = 6;

/** Events of the room before the first message: it was made, and two came in. */
const BEFORE = 3;

let server: ServerProcess;
let bystanders: readonly [Device, Device];
let targets: Target[];
let roomId: RoomId;
let lobbyId: RoomId;
const posted: string[] = [];

beforeAll(async () => {
  server = await ServerProcess.start();
  const [maya, jonas, mallory] = [await enter(server.url, 'Maya'), await enter(server.url, 'Jonas'), await enter(server.url, 'Mallory')];
  bystanders = [createDevice(server.url, maya, 'Maya'), createDevice(server.url, jonas, 'Jonas')];
  targets = [
    { url: server.url, cookie: mallory.cookie },
    { url: server.url, cookie: '' },
  ];
  const [first, second] = bystanders;
  const made = await first.client.send('room:create', { roomId: uuidv7(), name: 'Bystanders', topic: '', icon: '' });
  if (made.ok !== true) throw new Error(JSON.stringify(made));
  roomId = made.value.room.id;
  const lobby = await first.client.send('room:find', { slug: 'lobby' });
  if (lobby.ok !== true) throw new Error(JSON.stringify(lobby));
  lobbyId = lobby.value.room.id;
  if ((await second.client.send('room:join', { roomId })).ok !== true) throw new Error('Jonas could not join.');
  await Promise.all(bystanders.map(({ client }) => client.open(roomId)));
});

afterAll(async () => {
  for (const { client } of bystanders) client.close();
  await server.remove();
});

function headOf(device: Device): number {
  return Math.max(
    0,
    ...device.heard
      .slice(-50)
      .filter(({ room }) => room === roomId)
      .map(({ seq }) => seq),
  );
}

/** One says something; how long (ms) it takes until the other has it. */
async function say([from, to]: readonly [Device, Device]): Promise<number> {
  const started = performance.now();
  posted.push((await from.client.post(roomId, `message ${posted.length}`)).id);
  await vi.waitFor(() => expect(headOf(to)).toBe(BEFORE + posted.length), { timeout: 10_000, interval: 1 });
  return performance.now() - started;
}

async function talk(going: () => boolean): Promise<number[]> {
  const [first, second] = bystanders;
  const times: number[] = [];
  while (going()) times.push(await say(times.length % 2 === 0 ? [first, second] : [second, first]));
  return times.toSorted((a, b) => a - b);
}

function p99(sorted: readonly number[]): number {
  return Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? 0) * 10) / 10;
}

async function everythingThere(): Promise<void> {
  expect(server.problems(0)).toEqual([]);
  const [first] = bystanders;
  const ids = (await readAll(first, roomId)).map(messageIdOf).filter((id) => id !== null);
  expect(ids).toEqual(posted);
  for (const device of bystanders) {
    const seqs = device.heard.filter(({ room }) => room === roomId).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index));
    await vi.waitFor(() => expect(headOf(device)).toBe(BEFORE + posted.length), { timeout: 10_000 });
    expect(device.problems).toEqual([]);
  }
}

test.each(Object.entries(known))('FUZZ1 %s', async (_name, attempt) => {
  for (const target of targets) await attempt(target);
  await say(bystanders);
  expect(server.problems(0)).toEqual([]);
});

interface Flooded {
  readonly report: Report;
  /** How long messages took meanwhile. */
  readonly times: readonly number[];
}

async function flooded(kind: Orders['kind'], part: number, most: number): Promise<Flooded> {
  let report: Report | null = null;
  const orders: Orders = { seed: seed + part, kind, roomId: lobbyId, frames: most, targets, atOnce: 8 };
  const worker = new Worker(new URL('attack.ts', import.meta.url), { workerData: orders });
  const done = new Promise<Report>((resolve, reject) => {
    worker.once('message', (message: Report) => {
      report = message;
      resolve(message);
    });
    worker.once('error', reject);
  });
  const times = await talk(() => report === null);
  return { report: await done, times };
}

function sum(floods: readonly Flooded[], what: keyof Report): number {
  return floods.reduce((total, { report }) => total + report[what], 0);
}

/** Of the part in which the machine did least besides. */
function bestP99(floods: readonly Flooded[]): number {
  return Math.min(...floods.map(({ times }) => p99(times)));
}

test('FUZZ1 a flood of malformed frames, by WebSocket and by polling: the process lives and bystanders get everything, no later than beside a flood of proper ones', async () => {
  const malformed: Flooded[] = [];
  const proper: Flooded[] = [];
  // In turns: what else the machine does falls on both.
  for (let part = 0; part < PARTS; part += 1) {
    malformed.push(await flooded('malformed', part, frames / PARTS));
    proper.push(await flooded('proper', part, frames / PARTS / 2));
  }
  await everythingThere();
  const [webSocket, polling] = [sum(malformed, 'webSocket'), sum(malformed, 'polling')];
  const [during, beside] = [bestP99(malformed), bestP99(proper)];
  console.info(
    `fuzz: ${webSocket} frames and ${polling} packets on ${sum(malformed, 'connections')} connections; bystanders' p99 ${during} ms meanwhile, ` +
      `${beside} ms while proper ones came as fast`,
  );
  expect(webSocket + polling).toBeGreaterThanOrEqual(frames);
  expect(Math.min(webSocket, polling)).toBeGreaterThan(frames / 10);
  expect(during).toBeLessThan(1.2 * beside);
});
