import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import type { LogPacket } from '@parley/shared/protocol.ts';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { Config } from '../../config.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { cookieOf, password, startInvites } from '../invites/testing-invites.ts';

/** A whole Parley with its owner Olga, members by name, and sockets of theirs. */
export async function startPeople(where: TestDatabase, settings: Partial<Config> = {}) {
  const parley = await startInvites(where, settings);
  const { post, owner, invite, accept, server } = parley;
  const olga = await owner();
  const { url } = server;

  async function whoIs(cookie: string) {
    return (await ask(url, '/api/session', { headers: { cookie } })).json() as {
      person: { id: string; name: string } | null;
      ended?: string;
      why?: string;
    };
  }

  async function device(cookie: string, transport: 'websocket' | 'polling' = 'websocket') {
    const socket: Socket = io(url, { transports: [transport], reconnection: false, forceNew: true, extraHeaders: { cookie, origin: url } });
    onTestFinished(() => void socket.disconnect());
    const packets: LogPacket[] = [];
    socket.on('log:events', (packet: LogPacket) => packets.push(packet));
    const closed = new Promise<number>((resolve) => void socket.once('disconnect', () => resolve(performance.now())));
    const answer = (await socket.emitWithAck('log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} })) as { value: unknown };
    return {
      socket,
      closed,
      answer: answer.value,
      events: (log: string) => packets.filter((each) => each.log === log).flatMap(({ events }) => events),
    };
  }

  return {
    ...parley,
    url,
    olga,
    whoIs,
    device,
    get: (path: string, cookie: string) => ask(url, path, { headers: { cookie, 'x-parley': '1' } }),
    idOf: async (cookie: string) => (await whoIs(cookie)).person?.id ?? '',
    signIn: (userName: string, given = password, cookie = '') => post('/api/session', { userName, password: given }, cookie),
    async member(name: string, role = 'member') {
      const accepted = await accept((await invite(olga, { role })).token, { name, userName: name.toLowerCase().replace(/[^a-z]/gu, ''), password });
      return { cookie: cookieOf(accepted), id: (accepted.json() as { person: { id: string } }).person.id };
    },
    deactivate: (personId: string, cookie = olga) => post('/api/person:deactivate', { personId }, cookie),
    reactivate: (personId: string, cookie = olga) => post('/api/person:reactivate', { personId }, cookie),
    async lobby() {
      const [row] = await parley.read<{ id: string }>('select id from rooms where lobby = 1');
      return row?.id ?? '';
    },
  };
}
