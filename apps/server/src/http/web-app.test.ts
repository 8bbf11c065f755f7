import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from './testing.ts';

async function start() {
  const parent = await mkdtemp(join(tmpdir(), 'parley-web-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const webDir = join(parent, 'dist');
  await mkdir(join(webDir, 'assets'), { recursive: true });
  const files = {
    'index.html': 'page',
    'index.html.br': 'page in brotli',
    'index.html.gz': 'page in gzip',
    'favicon.svg': '<svg/>',
    'assets/main-1a2b.js': 'code',
    'assets/main-1a2b.js.br': 'code in brotli',
    'assets/main-1a2b.js.gz': 'code in gzip',
    '.env': 'hidden',
    '../secret': 'secret',
    '../dist-secret/x.txt': 'secret',
  };
  await mkdir(join(parent, 'dist-secret'));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(webDir, name), text);
  }
  return { ask: await startApp({ webDir }), webDir };
}

const everything = 'gzip, deflate, br, zstd';

test.each([
  ['/', everything, 'page in brotli', 'br', 'text/html; charset=utf-8', 'no-cache'],
  ['/r/lobby', everything, 'page in brotli', 'br', 'text/html; charset=utf-8', 'no-cache'],
  ['/r/caf%C3%A9?x=1', 'gzip', 'page in gzip', 'gzip', 'text/html; charset=utf-8', 'no-cache'],
  ['/r/lobby', '', 'page', null, 'text/html; charset=utf-8', 'no-cache'],
  ['/assets/main-1a2b.js', everything, 'code in brotli', 'br', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/main-1a2b.js', 'br;q=0, gzip', 'code in gzip', 'gzip', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/main-1a2b.js', '', 'code', null, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/favicon.svg', everything, '<svg/>', null, 'image/svg+xml', 'no-cache'],
])('WEB1 %s for %j is “%s”', async (path, accept, text, encoding, type, cache) => {
  const { ask } = await start();
  const answer = await ask(path, { headers: { 'accept-encoding': accept } });
  expect([answer.status, answer.text]).toEqual([200, text]);
  const { headers } = answer;
  expect([headers.get('content-encoding'), headers.get('content-type')?.toLowerCase(), headers.get('cache-control')]).toEqual([
    encoding,
    type,
    cache,
  ]);
  expect(headers.get('vary')).toBe(path === '/favicon.svg' ? null : 'Accept-Encoding');
});

test('WEB2 what the browser has already is not sent again', async () => {
  const { ask } = await start();
  const first = await ask('/r/lobby', { headers: { 'accept-encoding': 'br' } });
  const etag = first.headers.get('etag') ?? '';
  const again = await ask('/r/design', { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
  expect([again.status, again.text]).toEqual([304, '']);
});

test.each(['/assets/main-0000.js', '/assets/', '/nothing.png', '/favicon.ico', '/r/x.js'])('WEB3 %s is a real 404, not to be kept', async (path) => {
  const { ask } = await start();
  const answer = await ask(path, { headers: { 'accept-encoding': everything } });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).not.toContain('immutable');
});

test('WEB3 a file that went away while the server ran is a 404 that can be read', async () => {
  const { ask, webDir } = await start();
  await rm(join(webDir, 'assets'), { recursive: true });
  const answer = await ask('/assets/main-1a2b.js', { headers: { 'accept-encoding': everything } });
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([404, null]);
  expect(answer.json()).toMatchObject({ code: 'gone' });
});

test.each([
  '/../secret',
  '/assets/../../secret',
  '/%2e%2e/secret',
  '/..%2fsecret',
  '/..%5csecret',
  '/..\\secret',
  '/assets/..%2f..%2fsecret',
  '/../dist-secret/x.txt',
  '/%2e%2e%2fdist-secret%2fx.txt',
  '/secret%00.js',
  '/.env',
  '/%2eenv',
  '//etc/passwd',
  '/file:///etc/passwd',
])('WEB4 nothing outside the folder comes out: %s', async (path) => {
  const { ask } = await start();
  const answer = await ask(path);
  expect(answer.text).not.toMatch(/secret|hidden|root:/u);
  expect(['page', 400, 403, 404]).toContain(answer.status === 200 ? answer.text : answer.status);
});

test('WEB5 the app is only read', async () => {
  const { ask } = await start();
  expect((await ask('/', { method: 'HEAD' })).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await ask('/', { method })).status).toBe(404);
  }
  const range = await ask('/assets/main-1a2b.js', { headers: { range: 'bytes=3-1' } });
  expect(range.status).toBeLessThan(500);
});

test('WEB6 without a built app its addresses say what to do', async () => {
  const ask = await startApp({ webDir: join(tmpdir(), 'parley-there-is-no-such-folder') });
  expect(await ask('/r/lobby')).toMatchObject({ status: 404, text: expect.stringContaining('not built') });
  expect((await ask('/assets/x.js')).json()).toMatchObject({ code: 'gone' });
});
