import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { LogEvent, LogPacket, SyncAnswer } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, vi } from 'vitest';
import { type Core, createCore } from '../create-core.ts';
import type { Database } from '../db/connect.ts';
import { enterAsGuest } from '../features/people/enter.ts';
import type { Limiter } from '../lib/limiter.ts';
import type { Logger } from '../lib/logger.ts';
import { unlimited } from '../lib/unlimited.ts';
import { quiet } from '../lib/testing-logger.ts';
import { attachRealtime, type Realtime } from './attach.ts';

/** A tab as bare as can be: it counts what it gets and repairs nothing. */
export interface TestDevice {
  readonly socket: Socket;
  readonly packets: LogPacket[];
  readonly signals: { name: string; payload: unknown }[];
  readonly answer: SyncAnswer;
  ask<T = unknown>(name: string, input: unknown): Promise<Ack<T>>;
  /** Events of a log in the order in which they came. */
  events(log: string): LogEvent[];
}

export interface TestServer {
  readonly core: Core;
  readonly realtime: Realtime;
  readonly url: string;
  person(name: string): Promise<PersonId>;
  device(person: PersonId, transports?: ('websocket' | 'polling')[]): Promise<TestDevice>;
  room(by: PersonId, name?: string): Promise<RoomId>;
}

/** A server whose sessions are a header: accounts are not what these tests are about. */
export async function startTestServer(database: Database, limiter: Limiter = unlimited, logger: Logger = quiet): Promise<TestServer> {
  const core = await createCore(database, Date.now, limiter, logger, { end: () => Promise.resolve(), isIn: () => Promise.resolve(true) });
  const http = createServer();
  const realtime = attachRealtime(
    http,
    {
      corsOrigins: [],
      refusal: () => null,
      addressOf: () => null,
      perAddress: 0,
      ended: () => Promise.resolve(new Set()),
      authenticate: (headers) => {
        const person = headers['x-person'];
        return Promise.resolve(typeof person === 'string' ? { personId: person as PersonId, sessionId: 'test' } : null);
      },
    },
    core,
  );
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    await core.drain();
    await realtime.close();
    core.close();
    await database.close();
  });

  async function device(person: PersonId, transports: ('websocket' | 'polling')[] = ['websocket']): Promise<TestDevice> {
    const socket = io(url, { transports, reconnection: false, forceNew: true, extraHeaders: { 'x-person': person } });
    onTestFinished(() => void socket.disconnect());
    const packets: LogPacket[] = [];
    const signals: { name: string; payload: unknown }[] = [];
    socket.onAny((name: string, payload: unknown) => {
      if (name === 'log:events') {
        packets.push(payload as LogPacket);
      } else {
        signals.push({ name, payload });
      }
    });
    const ask = <T>(name: string, input: unknown) => socket.emitWithAck(name, input) as Promise<Ack<T>>;
    const ack = await ask<SyncAnswer>('log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} });
    if (ack.ok !== true) {
      throw new Error(`sync: ${JSON.stringify(ack)}`);
    }
    return {
      socket,
      packets,
      signals,
      answer: ack.value,
      ask,
      events: (log) => packets.filter((packet) => packet.log === log).flatMap((packet) => packet.events),
    };
  }

  return {
    core,
    realtime,
    url,
    device,
    async person(name) {
      const id = uuidv7() as PersonId;
      const ack = await enterAsGuest(core.log, { id, name });
      expect(ack.ok).toBe(true);
      return id;
    },
    async room(by, name = `room ${uuidv7()}`) {
      const roomId = uuidv7() as RoomId;
      const ack = await core.dispatch({ personId: by, sessionId: 's', device: null }, 'room:create', { roomId, name, topic: '', icon: '' });
      expect(ack.ok).toBe(true);
      return roomId;
    },
  };
}

export interface Poller {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** A connection by hand, to send over it what no device of ours does; of nobody where no person is given. */
export async function openPolling(server: string, person?: PersonId): Promise<Poller> {
  const headers: Record<string, string> = person === undefined ? {} : { 'x-person': person };
  const base = `${server}/socket.io/?EIO=4&transport=polling`;
  const opened = await (await fetch(base, { headers })).text();
  return { url: `${base}&sid=${(JSON.parse(opened.slice(1)) as { sid: string }).sid}`, headers };
}

/** Waits until `check` holds; for what arrives over a socket. */
export async function until(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 5_000, interval: 5 });
}
