import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { type Answer, ask } from '../../http/testing.ts';
import { quiet } from '../../lib/testing-logger.ts';
import { enter, start } from '../../testing-server.ts';

/** A whole Parley, and people who have photos there. */
export async function startWithPeople(where: TestDatabase, settings: Partial<Config> = {}, logger = quiet) {
  const server = await start(where, { rateLimits: false, ...settings }, logger);
  const { url } = server;

  async function person(name: string) {
    const cookie = await enter(url, name);
    const headers = { cookie, origin: url };
    function send(command: string, input: object): Promise<Answer> {
      return ask(url, `/api/${command}`, { body: input, headers });
    }
    return {
      headers,
      command: send,
      upload: (body: Buffer, type = 'image/png') => ask(url, '/api/avatar', { body, headers: { ...headers, 'content-type': type } }),
      /** Uploads what is taken, and gives its id. */
      async wear(body: Buffer): Promise<string> {
        const answer = await ask(url, '/api/avatar', { body, headers: { ...headers, 'content-type': 'image/png' } });
        expect([answer.status, answer.text]).toEqual([200, expect.stringMatching(/^\{"avatar":"[0-9a-f]{32}"\}$/u)]);
        return (answer.json() as { avatar: string }).avatar;
      },
      set: (avatar: string | null) => send('avatar:set', { avatar }),
      look: (id: string, size: number | string = 256) => ask(url, `/api/avatars/${id}/${size}`, { headers }),
      async room(): Promise<string> {
        const roomId = uuidv7();
        expect((await send('room:create', { roomId, name: roomId, topic: '', icon: '' })).status).toBe(200);
        return roomId;
      },
    };
  }

  /** What a query says, through a connection of its own. */
  async function rows<Row = Record<string, unknown>>(query: string): Promise<Row[]> {
    const database = await connect(where, () => {});
    try {
      return (await sql<Row>`${sql.raw(query)}`.execute(database.write)).rows;
    } finally {
      await database.close();
    }
  }

  return { server, url, person, rows, files: () => filesIn(where) };
}

/** The names of all files in the data folder, as the database knows them. */
export async function filesIn({ dataDir }: TestDatabase): Promise<string[]> {
  const folder = join(dataDir, 'files');
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll('/', ''))
    .toSorted();
}
