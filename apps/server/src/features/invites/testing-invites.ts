import type { Invite } from '@parley/shared/features/invites.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { type Answer, ask } from '../../http/testing.ts';
import type { Logger } from '../../lib/logger.ts';
import { enter, start } from '../../testing-server.ts';

export const password = 'six lanterns over water';

export function cookieOf(answer: Answer): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A whole Parley on this database, and what one asks it about invites. */
export async function startInvites(where: TestDatabase, settings: Partial<Config> = {}, logger?: Logger) {
  const server = await start(where, { rateLimits: false, ...settings }, logger);
  const { url, ownerLink } = server;
  const post = (path: string, body: object, cookie = '') => ask(url, path, { body, headers: cookie === '' ? {} : { cookie, 'x-parley': '1' } });
  const accept = (token: string, body: object = {}, cookie = '') => post('/api/invites/accept', { token, ...body }, cookie);
  const look = (token: string) => post('/api/invites/look', { token });
  const ownerToken = ownerLink?.split('#')[1] ?? '';
  return {
    where,
    server,
    post,
    accept,
    look,
    ownerToken,
    enter: (name: string) => enter(url, name),
    owner: async () => cookieOf(await accept(ownerToken, { name: 'Olga', userName: 'olga', password })),
    async invite(cookie: string, with_: Partial<{ role: string; roomIds: string[]; uses: number; days: number; id: string }> = {}) {
      const answer = await post('/api/invite:create', { id: uuidv7(), role: 'member', roomIds: [], uses: 1, days: 7, ...with_ }, cookie);
      expect([answer.status, answer.text]).toEqual([200, answer.text]);
      return answer.json() as { invite: Invite; token: string };
    },
    async room(cookie: string, name: string) {
      const answer = await post('/api/room:create', { roomId: uuidv7(), name, topic: '', icon: '' }, cookie);
      return (answer.json() as { room: { id: string } }).room.id;
    },
    async rooms(cookie: string) {
      const answer = await post('/api/room:browse', { query: '', archived: false }, cookie);
      const { rooms } = answer.json() as { rooms: { room: { name: string }; joined: boolean }[] };
      return rooms.flatMap(({ room, joined }) => (joined ? [room.name] : [])).toSorted();
    },
    async read<Row>(query: string) {
      const database = await connect(where, () => {});
      const { rows } = await sql.raw<Row>(query).execute(database.read);
      await database.close();
      return rows;
    },
  };
}
