import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { collectingLogger } from '../../lib/testing-logger.ts';
import { startWithPeople } from './testing-avatars.ts';
import { banner, bomb, halves, moving, phonePhoto, plain } from './testing-pictures.ts';

/** 900 million pixels in half a megabyte. */
const huge = bomb(30_000);

forEachDatabase(({ create }) => {
  test('AVATAR1 a photo is what one sees of the picture: its middle, upright, in two sizes, and nothing else that was in it', async () => {
    const { person } = await startWithPeople(await create());
    const maya = await person('Maya');
    const photo = await phonePhoto();
    expect(photo.includes('Secret')).toBe(true);
    const seeThrough = await sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const cmyk = await banner().toColourspace('cmyk').jpeg().toBuffer();
    const pictures: readonly [string, Buffer, readonly [string, string]][] = [
      ['a phone’s', photo, ['red', 'blue']],
      ['JPEG', await banner().jpeg().toBuffer(), ['red', 'blue']],
      ['for print', cmyk, ['red', 'blue']],
      ['PNG', await banner(200, 400).png().toBuffer(), ['red', 'blue']],
      ['WebP', await banner().webp().toBuffer(), ['red', 'blue']],
      ['AVIF', await banner().avif().toBuffer(), ['red', 'blue']],
      ['GIF that moves', await moving(), ['red', 'red']],
      ['see-through', seeThrough, ['white', 'white']],
      // A picture, and a page behind it.
      ['a polyglot', Buffer.concat([await banner().jpeg().toBuffer(), Buffer.from('<script>alert("Secret")</script>')]), ['red', 'blue']],
    ];
    for (const [name, picture, seen] of pictures) {
      const id = await maya.wear(picture);
      for (const size of [96, 256]) {
        const { status, bytes } = await maya.look(id, size);
        const { format, width, height, exif, xmp, icc, iptc, orientation, pages = 1 } = await sharp(bytes).metadata();
        expect([name, status, format, width, height, pages]).toEqual([name, 200, 'webp', size, size, 1]);
        expect([name, exif, xmp, icc, iptc, orientation, bytes.includes('Secret')]).toEqual([name, ...Array.from({ length: 5 }), false]);
        expect([name, await halves(bytes)]).toEqual([name, seen]);
      }
    }
  });

  test('AVATAR2 T4 T2 what is no picture, too large, damaged or no sort that browsers show is refused in a sentence; nothing of it stays, and the server goes on', async () => {
    const { logger, lines } = collectingLogger();
    const { person, files, rows } = await startWithPeople(await create(), {}, logger);
    const maya = await person('Maya');
    const [jpeg, png] = [await banner(800, 600).jpeg().toBuffer(), await banner(800, 600).png().toBuffer()];
    const choose = 'Choose a JPEG, PNG, WebP, GIF or AVIF picture.';
    const damaged = 'This picture is damaged, or cut short. Choose another one.';
    const large = 'This picture is too large. It can have 25 megapixels at most.';
    const whole = 'This picture is too large. An AVIF or interlaced one can have 4 megapixels at most.';
    const avif = await banner().avif().toBuffer();
    const refused: readonly [string, Buffer, number, string][] = [
      ['empty', Buffer.alloc(0), 400, 'This file is empty. Choose another one.'],
      ['text', Buffer.from('hello'), 400, choose],
      ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'), 400, choose],
      ['svg with a file', Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'), 400, choose],
      ['html', Buffer.from('<!doctype html><script>alert(1)</script>'), 400, choose],
      ['pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 400, choose],
      ['tiff', await banner().tiff().toBuffer(), 400, choose],
      ['heic', Buffer.from(avif.toString('latin1').replaceAll('av01', 'hvc1').replaceAll('avif', 'heic'), 'latin1'), 400, choose],
      ['cut short', jpeg.subarray(0, jpeg.length / 2), 400, damaged],
      ['cut short, too', png.subarray(0, png.length / 2), 400, damaged],
      ['a bomb', huge, 413, large],
      ['a little too large', bomb(5_001), 413, large],
      ['all at once', await banner(2_001, 2_000).avif({ effort: 0 }).toBuffer(), 413, whole],
      ['all at once, too', await banner(2_001, 2_000).png({ progressive: true }).toBuffer(), 413, whole],
      ['too heavy', Buffer.alloc(10_000_001), 413, 'A photo can have 10 MB at most.'],
    ];
    const before = process.memoryUsage().rss;
    for (const [name, picture, status, message] of refused) {
      const answer = await maya.upload(picture);
      expect([name, answer.status, (answer.json() as { message: string }).message]).toEqual([name, status, message]);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    expect(await files()).toEqual([]);
    expect(await rows('select * from files')).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    await maya.wear(png);
  });

  test('AVATAR2 T4 what says nothing of its length is cut off as well, and one that breaks off leaves nothing', async () => {
    const { person, url, files } = await startWithPeople(await create());
    const maya = await person('Maya');
    async function* endless() {
      for (let sent = 0; sent < 11; sent += 1) yield Buffer.alloc(1_000_000);
    }
    const init = { method: 'POST', headers: { ...maya.headers, 'content-type': 'image/png' }, duplex: 'half' } as const;
    const answer = await fetch(`${url}/api/avatar`, { ...init, body: endless() as never });
    expect([answer.status, await answer.json()]).toMatchObject([413, { message: 'A photo can have 10 MB at most.' }]);
    const aborted = new AbortController();
    async function* broken() {
      yield Buffer.alloc(1_000);
      aborted.abort();
      await new Promise((resolve) => void setImmediate(resolve));
    }
    await expect(fetch(`${url}/api/avatar`, { ...init, body: broken() as never, signal: aborted.signal })).rejects.toThrow();
    // Whoever was cut off is not held back.
    await expect.poll(async () => (await maya.upload(await plain('#123'))).status, { timeout: 20_000 }).toBe(200);
    expect((await files()).length).toBe(2);
  });

  test('AVATAR3 a photo travels with the profile: to every room and device, with the other parts as they are, and asking twice tells nobody twice', async () => {
    const { person, rows } = await startWithPeople(await create());
    const maya = await person('Maya');
    const room = await maya.room();
    await maya.command('person:describe', { pronouns: 'she/her', timeZone: '' });
    const picture = await plain('#123456');
    const id = await maya.wear(picture);
    expect(await maya.wear(picture)).toBe(id);
    expect((await maya.set(id)).json()).toEqual({ avatar: id });
    await maya.command('person:status', { status: { emoji: '🌴', text: 'away', until: null } });
    await maya.command('person:describe', { pronouns: '', timeZone: 'Europe/Berlin' });
    await maya.set(null);
    await maya.set(null);
    const told = (
      await rows<{ payload: string }>(`select payload from log_events where log_id = '${room}' and type = 'person:described' order by seq`)
    ).map(({ payload }) => (JSON.parse(payload) as { profile: unknown }).profile);
    const status = { emoji: '🌴', text: 'away', until: null };
    expect(told).toEqual([
      { pronouns: 'she/her' },
      { pronouns: 'she/her', avatar: id },
      { pronouns: 'she/her', avatar: id, status },
      { timeZone: 'Europe/Berlin', avatar: id, status },
      { timeZone: 'Europe/Berlin', status },
    ]);
  });

  test('AVATAR4 T24 T3 only who is signed in sees a photo, by an address that nobody can guess; their browser may keep it, nothing in between, and opened by itself it can do nothing', async () => {
    const { person, url } = await startWithPeople(await create());
    const [maya, noor] = [await person('Maya'), await person('Noor')];
    const id = await maya.wear(await plain('#0f0'));
    const { status, headers } = await noor.look(id);
    expect(status).toBe(200);
    expect(
      Object.fromEntries(
        ['cache-control', 'content-type', 'x-content-type-options', 'content-disposition', 'content-security-policy'].map((name) => [
          name,
          headers.get(name),
        ]),
      ),
    ).toEqual({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline; filename="photo.webp"',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(headers.get('vary')).toContain('Cookie');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const anonymous = await ask(url, `/api/avatars/${id}/256`);
    expect([anonymous.status, anonymous.headers.get('cache-control'), anonymous.bytes.includes('WEBP')]).toEqual([401, 'no-store', false]);
    const elsewhere = await ask(url, `/api/avatars/${id}/256`, { headers: { ...noor.headers, origin: 'https://evil.example' } });
    expect([elsewhere.status, elsewhere.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    for (const path of [
      `${id}/97`,
      `${id}/0096`,
      `${id}/../256`,
      `${id.toUpperCase()}x/96`,
      `${'0'.repeat(32)}/96`,
      `${id}%00/96`,
      '..%2f..%2fparley.db/96',
      '..%5cparley.db/96',
      '%2e%2e/96',
      `${'a'.repeat(300)}/96`,
      `C:${id.slice(2)}/96`,
      `${id.slice(1)}%0d/96`,
      '%E0%A4%A/96',
    ]) {
      const answer = await ask(url, `/api/avatars/${path}`, { headers: noor.headers });
      expect([path, [400, 404].includes(answer.status), answer.headers.get('cache-control')]).toEqual([path, true, 'no-store']);
    }
  });

  test('AVATAR5 who takes their photo away, or another, is seen by the old one no more; for an hour it can be put back, by nobody else', async () => {
    const { person, rows } = await startWithPeople(await create());
    const [maya, noor] = [await person('Maya'), await person('Noor')];
    const first = await maya.wear(await plain('#111'));
    await maya.set(null);
    expect((await maya.look(first)).status).toBe(404);
    for (const taken of [await noor.set(first), await noor.set(uuidv7().replaceAll('-', ''))]) {
      expect([taken.status, taken.json()]).toMatchObject([404, { code: 'gone', message: 'This photo is not there any more.' }]);
    }
    expect((await maya.set(first)).status).toBe(200);
    expect((await noor.look(first)).status).toBe(200);
    const second = await maya.wear(await plain('#222'));
    expect([(await noor.look(first)).status, (await noor.look(second)).status]).toEqual([404, 200]);
    expect((await maya.set(first)).status).toBe(200);
    expect(await rows('select count(*) as n from avatars where unused_since is null')).toEqual([{ n: 1 }]);
    for (const wrong of ['../x', 'x', `${first} `, 7]) {
      expect((await maya.command('avatar:set', { avatar: wrong })).status).toBe(400);
    }
  });

  test('AVATAR6 a person has ten photos at once, then one in half a minute, sends one at a time, and is told when to come again', async () => {
    const { person } = await startWithPeople(await create(), { rateLimits: true });
    const [maya, noor] = [await person('Maya'), await person('Noor')];
    const picture = await plain('#abc');
    const many = await Promise.all(Array.from({ length: 4 }, () => maya.upload(picture)));
    expect(many.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 429]));
    // To come too early is no photo.
    let taken = many.filter(({ status }) => status === 200).length;
    while ((await maya.upload(picture)).status === 200) taken += 1;
    expect(taken).toBe(10);
    const refused = await maya.upload(picture);
    expect([refused.status, refused.json()]).toMatchObject([429, { code: 'retry' }]);
    expect((await noor.upload(picture)).status).toBe(200);
  });

  test('AVATAR6 T4 T20 of photos that come slowly two from one network are waited for, for ten seconds, and nobody elsewhere waits for them', async () => {
    const { person, url } = await startWithPeople(await create(), { trustProxy: 1 });
    const people = await Promise.all(['Maya', 'Noor', 'Ivo'].map(person));
    const picture = await plain('#abc');
    const from = (address: string, { headers }: (typeof people)[number]) => ({ ...headers, 'content-type': 'image/png', 'x-forwarded-for': address });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    /** Begins to send, and comes to no end; again, if somebody looked just then whether it has come. */
    function slowly(who: (typeof people)[number]) {
      const { promise, resolve } = Promise.withResolvers<{ status: number; text: string }>();
      function begin(): void {
        const asking = request(`${url}/api/avatar`, {
          method: 'POST',
          agent: false,
          headers: { ...from('192.0.2.7', who), 'content-length': '100000' },
        });
        onTestFinished(() => void asking.destroy());
        asking.on('response', (answer) => {
          if (answer.statusCode === 429) begin();
          else void text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, text: said }));
        });
        asking.on('error', () => {});
        asking.write('begins');
      }
      begin();
      return promise;
    }
    const upload = async (address: string, who: (typeof people)[number], body: Buffer | string = picture) =>
      (await ask(url, '/api/avatar', { body, headers: from(address, who) })).status;
    const [maya, noor, ivo] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    const slow = [maya, noor].map(slowly);
    // Each can have one under way.
    for (const who of [maya, noor]) while ((await upload('203.0.113.7', who, '')) !== 429);
    expect([await upload('192.0.2.7', ivo), await upload('198.51.100.7', ivo)]).toEqual([429, 200]);
    vi.advanceTimersByTime(10_000);
    expect(await Promise.all(slow)).toEqual(
      slow.map(() => ({ status: 408, text: JSON.stringify({ code: 'retry', message: 'This took too long to arrive. Try again.', afterMs: 2_000 }) })),
    );
    expect([await upload('192.0.2.7', ivo), await upload('192.0.2.7', maya)]).toEqual([200, 200]);
  });

  test('EXPORT2 LEAVE7 LEAVE8 whoever takes along what is kept of them takes their photo along; of who leaves none is left, on disk either, nor one that was on its way', async () => {
    const { person, url, files, rows } = await startWithPeople(await create());
    const [maya, noor] = [await person('Maya'), await person('Noor')];
    await maya.wear(await plain('#456'));
    const id = await maya.wear(await banner().png().toBuffer());
    const kept = await noor.wear(await plain('#789'));
    const archive = unzipSync((await ask(url, '/api/account/export', { body: {}, headers: maya.headers })).bytes);
    expect(await halves(Buffer.from(archive['photo.webp'] ?? []))).toEqual(['red', 'blue']);
    const me = JSON.parse(strFromU8(archive['me.json'] ?? new Uint8Array())) as { photos: { id: string }[] };
    expect(me.photos.map((photo) => photo.id)).toContain(id);
    const late = maya.upload(await banner(2_000, 2_000).png().toBuffer());
    expect((await maya.command('account/delete', { messages: 'keep', confirm: 'delete' })).status).toBe(200);
    expect([200, 401]).toContain((await late).status);
    expect((await noor.look(id)).status).toBe(404);
    await expect.poll(async () => (await files()).length).toBe(2);
    expect(await rows('select id from avatars')).toEqual([{ id: kept }]);
    expect((await noor.look(kept)).status).toBe(200);
  });

  test('PRIV2 SET11 neither the picture nor where it is kept gets into the log, and the file is named by what is in it', async () => {
    const where = await create();
    const { logger, lines } = collectingLogger();
    const { person, files } = await startWithPeople(where, { logLevel: 'debug' }, logger);
    const maya = await person('Canary Maya');
    const id = await maya.wear(await phonePhoto());
    const [name = '', ...others] = await files();
    expect(others.length).toBe(1);
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`Canary|Secret|${id}|${name}`, 'u'));
    const { createHash } = await import('node:crypto');
    const content = await readFile(`${where.dataDir}/files/${name.slice(0, 2)}/${name.slice(2)}`);
    expect(createHash('sha256').update(content).digest('hex')).toBe(name);
  });
});
