import { request } from 'node:http';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { startWithPeople } from './testing-avatars.ts';
import { banner } from './testing-pictures.ts';

forEachDatabase(({ create }) => {
  test('T11 ACCOUNT8 a photo that was on its way when its session ended is not put on, whoever sent it', async () => {
    const { person, url, rows, files } = await startWithPeople(await create());
    const maya = await person('Maya');
    const picture = await banner().png().toBuffer();
    const { promise: status, resolve } = Promise.withResolvers<number | undefined>();
    const slow = request(`${url}/api/avatar`, {
      method: 'POST',
      agent: false,
      headers: { ...maya.headers, 'content-type': 'image/png', 'content-length': picture.length },
    });
    slow.on('response', (answer) => resolve(answer.resume().statusCode));
    slow.write(picture.subarray(0, 100));
    // It has its place.
    await expect.poll(async () => (await maya.upload(Buffer.alloc(0))).status).toBe(429);
    expect((await ask(url, '/api/session/end', { body: {}, headers: maya.headers })).status).toBe(200);
    slow.end(picture.subarray(100));
    expect(await status).toBe(401);
    expect([await rows('select id from avatars'), await files()]).toEqual([[], []]);
  });
});
