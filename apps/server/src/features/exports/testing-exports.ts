import { uuidv7 } from '@parley/shared/uuid.ts';
import { strFromU8, unzipSync } from 'fflate';
import { request } from 'node:http';
import { expect } from 'vitest';
import type { Config } from '../../config.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { startPeople } from '../deactivations/testing-deactivations.ts';
import { password } from '../invites/testing-invites.ts';

interface Told {
  readonly log: string;
  readonly type: string;
  readonly id?: string;
  readonly body?: string;
}

interface Archive {
  readonly me: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> & { readonly id: string };
  readonly activity: readonly Told[];
  readonly log: readonly Told[];
  readonly text: string;
}

function unpack(archive: Uint8Array): Archive {
  const files = Object.fromEntries(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  expect(Object.keys(files)).toEqual(['README.txt', 'me.json', 'activity.json', 'log.json']);
  const json = (name: string) => JSON.parse(files[name] ?? '') as never;
  return { me: json('me.json'), activity: json('activity.json'), log: json('log.json'), text: Object.values(files).join('\n') };
}

/** What one is answered, as bytes. */
function download(url: string, cookie: string, body: object): Promise<{ readonly status: number; readonly body: Buffer; readonly type: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/api/account/export`,
      { method: 'POST', agent: false, headers: { cookie, 'x-parley': '1', 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks),
            type: `${response.headers['content-type']} ${response.headers['content-disposition']}`,
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });
}

async function post({ post: ask }: Awaited<ReturnType<typeof startPeople>>, roomId: string, body: string, cookie: string) {
  expect((await ask('/api/message:send', { id: uuidv7(), roomId, body }, cookie)).status).toBe(200);
}

/** A whole Parley, and what one takes along of it. */
export async function startExports(place: TestDatabase, settings: Partial<Config> = {}) {
  const parley = await startPeople(place, settings);
  const take = (cookie: string, body: object = { password }) => download(parley.url, cookie, body);
  return {
    ...parley,
    take,
    async unpacked(cookie: string, body: object = { password }) {
      const answer = await take(cookie, body);
      expect([answer.status, answer.type]).toEqual([200, 'application/zip attachment; filename=parley-export.zip']);
      return unpack(answer.body);
    },
    say: (roomId: string, body: string, cookie: string) => post(parley, roomId, body, cookie),
  };
}
