import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { banner } from './features/avatars/testing-pictures.ts';
import { forEachDatabase } from './db/testing.ts';
import { ask } from './http/testing.ts';
import { collectingLogger } from './lib/testing-logger.ts';
import { enter, start } from './testing-server.ts';

forEachDatabase(({ create }) => {
  test('DISK5 while the disk is nearly full the log and /health/ready say so, photos are refused in a sentence, and messages go', async () => {
    const { logger, lines } = collectingLogger();
    let free = 5e9;
    const { url } = await start(await create(), { rateLimits: false }, logger, () => Promise.resolve({ free, total: 1e11 }));
    const headers = { cookie: await enter(url, 'Maya'), origin: url };
    const picture = await banner().png().toBuffer();
    const wear = async () => {
      const { status, json } = await ask(url, '/api/avatar', { body: picture, headers: { ...headers, 'content-type': 'image/png' } });
      return [status, json()];
    };
    const ready = async () => {
      const { status, json } = await ask(url, '/health/ready');
      return [status, json()];
    };
    const said = () => lines.filter(({ msg }) => /disk/u.test(msg)).map(({ level, msg }) => `${level} ${msg}`);
    const { rooms } = (await ask(url, '/api/room:browse', { body: { query: '', archived: false }, headers })).json() as {
      rooms: { room: { id: string } }[];
    };
    const write = async () =>
      (await ask(url, '/api/message:send', { body: { id: uuidv7(), roomId: rooms[0]?.room.id, body: 'Hello' }, headers })).status;
    expect([await wear(), await ready(), said()]).toEqual([[200, { avatar: expect.any(String) }], [200, { status: 'ok' }], []]);
    free = 1e8;
    const sentence = 'This Parley’s disk is nearly full, so it takes no photos for now. Tell somebody who looks after it.';
    for (const _ of [1, 2]) {
      expect(await wear()).toEqual([409, { code: 'conflict', message: sentence }]);
      expect([await write(), await ready()]).toEqual([200, [200, { status: 'disk low' }]]);
    }
    const warned = 'warn the disk is nearly full: photos are refused, messages still go; make space in DATA_DIR';
    expect(said()).toEqual([warned]);
    free = 5e9;
    expect([await wear(), await ready()]).toEqual([
      [200, { avatar: expect.any(String) }],
      [200, { status: 'ok' }],
    ]);
    expect(said()).toEqual([warned, 'info there is enough space on the disk again']);
  });

  test('DISK5 it is said at the start, too', async () => {
    const { logger, lines } = collectingLogger();
    const { url } = await start(await create(), {}, logger, () => Promise.resolve({ free: 0, total: 1e11 }));
    expect(lines.filter(({ msg }) => msg.startsWith('the disk is nearly full'))).toHaveLength(1);
    expect((await ask(url, '/health/ready')).json()).toEqual({ status: 'disk low' });
  });
});
