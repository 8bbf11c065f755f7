import { type ClientOptions, createClient } from '@parley/client/create-client.ts';
import type { Problem } from '@parley/client/problem.ts';
import { createSocketIoTransport } from '@parley/client/socket-io-transport.ts';
import type { Client, ConnectionStatus } from '@parley/client/types.ts';
import { createWebSocketTransport, type PlainSocket } from '@parley/client/web-socket-transport.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import type { History } from '../history/history.ts';
import { bodyOf, idOf, originOf } from '../history/ids.ts';
import { Sends } from '../history/sends.ts';
import { createWireTap } from '../history/wire-tap.ts';
import type { Random } from '../../convergence/random.ts';
import { createDeviceClock, type DeviceClock } from './device-clock.ts';
import { createDeviceStorage, type DeviceStorage } from './device-storage.ts';
import type { Guest } from './guest.ts';
import type { Proxy } from './proxy.ts';
import { createReplica, type Replica } from './replica.ts';

/** What Node's WebSocket takes beyond a browser's. */
const NodeWebSocket = WebSocket as unknown as new (url: string, options: { readonly headers: Readonly<Record<string, string>> }) => PlainSocket;

/** One tab of one person, with the shipped client, a proxy before the server, and a storage that outlives it. */
export interface Device {
  readonly number: number;
  readonly who: string;
  readonly guest: Guest;
  readonly proxy: Proxy;
  readonly clock: DeviceClock;
  readonly storage: DeviceStorage;
  readonly sends: Sends;
  readonly replica: Replica;
  readonly client: Client;
  readonly problems: Problem[];
  status(): ConnectionStatus;
  /** How long it had not been in step at `time`, in ms. */
  awayAt(time: number): number;
  /** Messages that are not ended. */
  pending(): number;
  /** How many of them there may be before nobody writes more here. */
  pendingMost: number;
  /** What its connection went through of late, each with how long after `time` (ms) it was: helps to understand why a device is late. */
  stepsSince(time: number): string;
  /** Messages that were ended after `time`. */
  endedSince(time: number): number;
  /** How often the server has told a message to wait. */
  toldToWait(): number;
  post(room: RoomId, roomNumber: number, filler: number): void;
  /** The client's process is killed and another one begins on the same storage. */
  restart(): Promise<void>;
  close(): void;
}

export interface DeviceOptions {
  readonly number: number;
  readonly guest: Guest;
  readonly proxy: Proxy;
  readonly history: History;
  readonly random: Random;
  readonly pendingMost?: number | undefined;
}

export function createDevice({ number, guest, proxy, history, random, pendingMost = 60 }: DeviceOptions): Device {
  const who = `${guest.person.name} (device ${number})`;
  const clock = createDeviceClock();
  const storage = createDeviceStorage();
  const sends = new Sends();
  history.sends[number] = sends;
  const problems: Problem[] = [];
  const pending = new Map<string, number>();
  /** Of those, what the client has said that it keeps. */
  const kept = new Set<string>();
  const refused = new Set<string>();
  let status: ConnectionStatus = 'offline';
  let leftAt = performance.now();
  const steps: { readonly what: string; readonly at: number }[] = [];
  let lives = 0;
  let issued = 0;
  let written = 0;
  let toldToWait = 0;
  const tap = createWireTap(history, guest.person.id, who, {
    step,
    answered(id, outcome, seq) {
      if (outcome === 'retry') toldToWait += 1;
      const send = sends.get(originOf(id)?.n ?? -1);
      if (send === undefined) return;
      if (outcome === 'ok' && send.seq === 0) send.seq = seq;
      if (outcome === 'rejected') refused.add(id);
    },
  });
  const replica = createReplica({
    history,
    who,
    personId: guest.person.id,
    open: (room) => void client.open(room),
    mine(id, seq) {
      const origin = originOf(id);
      const send = origin?.device === number ? sends.get(origin.n) : undefined;
      if (send !== undefined && send.seq === 0) send.seq = seq;
    },
    outbox(entries) {
      const now = performance.now();
      const there = new Set<string>();
      for (const entry of entries) {
        there.add(entry.id);
        if (entry.state !== 'failed' || !pending.has(entry.id)) continue;
        end(entry.id, refused.has(entry.id) ? 'rejected' : 'info', now);
        queueMicrotask(() => void client.remove(entry.id));
      }
      // What is gone of itself was shown as sent.
      for (const id of pending.keys()) if (!there.has(id)) end(id, 'ok', now);
    },
    status(next) {
      if (status === 'online') leftAt = performance.now();
      status = next;
      step(next);
    },
  });
  let client = start();

  function step(what: string): void {
    steps.push({ what, at: performance.now() });
    if (steps.length > 40) steps.shift();
  }

  function end(id: string, state: 'ok' | 'rejected' | 'info', now: number): void {
    sends.end(pending.get(id) ?? -1, state, now);
    pending.delete(id);
    kept.delete(id);
    refused.delete(id);
    tap.forget(id);
    if (state === 'ok') history.acked += 1;
  }

  function start(): Client {
    lives += 1;
    const life = lives;
    // As a browser does.
    const headers = { cookie: guest.cookie, origin: proxy.url };
    const options: ClientOptions = {
      url: proxy.url,
      // What a killed client was still about to do is told to nobody.
      sink: { ...replica.sink, outbox: (entries) => life === lives && replica.sink.outbox(entries) },
      storage,
      clock,
      random: random.next,
      newId() {
        issued += 1;
        return idOf(number, issued);
      },
      transport: tap.wrap(
        createWebSocketTransport({
          connect: (url) => new NodeWebSocket(url, { headers }),
          clock,
          fallback: () => Promise.resolve(createSocketIoTransport({ extraHeaders: headers, pollFirst: true })),
        }),
      ),
      onProblem(problem) {
        history.problems.add(problem.kind);
        if (problems.length < 1_000) problems.push(problem);
      },
    };
    return createClient(options);
  }

  return {
    number,
    who,
    guest,
    proxy,
    clock,
    storage,
    sends,
    replica,
    get client() {
      return client;
    },
    problems,
    status: () => status,
    stepsSince: (time) => steps.flatMap(({ what, at }) => (at < time - 5_000 ? [] : [`${what} ${Math.round(at - time)}`])).join(', '),
    awayAt: (time) => (status === 'online' ? 0 : Math.max(0, time - leftAt)),
    pending: () => pending.size,
    pendingMost,
    endedSince: (time) => sends.all.filter(({ endedAt }) => endedAt > time).length,
    toldToWait: () => toldToWait,
    post(room, roomNumber, filler) {
      written += 1;
      const body = bodyOf(number, written, filler);
      const n = issued + 1;
      sends.invoke(n, roomNumber, `${number}.${written}`, performance.now());
      pending.set(idOf(number, n), n);
      void client.post(room, body).then(({ id, memoryOnly }) => pending.has(id) && memoryOnly !== true && kept.add(id));
    },
    async restart() {
      proxy.cut();
      client.close();
      replica.reset();
      if (status === 'online') leftAt = performance.now();
      status = 'offline';
      const { ids, waiting, readable, settled } = await storage.held();
      const noticed = problems.some(({ kind }) => kind === 'storage');
      for (const id of [...pending.keys()]) {
        if (ids.has(id) && readable) continue;
        const lost = kept.has(id) && !ids.has(id);
        end(id, 'info', performance.now());
        if (lost && !noticed) history.violations.add('I1', `${who} lost ${id} when it was restarted, and never said that it might`);
      }
      // What was refused while the storage took nothing may still wait in it, and whoever begins now sends it.
      for (const id of settled ? [] : waiting) {
        const n = originOf(id)?.n ?? -1;
        if (sends.undecided(n)) pending.set(id, n);
      }
      client = start();
      client.connect();
    },
    close: () => client.close(),
  };
}
