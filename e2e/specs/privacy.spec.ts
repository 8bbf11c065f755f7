import { expect, test } from '../fixtures/test.ts';
import { Watch } from '../fixtures/watch.ts';

test('a whole visit asks no other host for anything', async ({ stranger, server }) => {
  const hosts = new Set<string>();
  let requests = 0;
  stranger.context.on('request', (request) => {
    requests += 1;
    hosts.add(new URL(request.url()).host);
  });
  const tab = await stranger.tab();
  await tab.signIn.signIn(stranger.name);
  await tab.room.expectOpen('Lobby');
  await tab.room.sendMessage(`https://example.org/${stranger.name}`);
  await tab.rooms.startCreating();
  await tab.page.keyboard.press('Escape');
  await tab.details.open();
  await tab.page.waitForLoadState('networkidle');
  expect(requests).toBeGreaterThan(5);
  expect([...hosts]).toEqual([new URL(server.url).host]);
});

test('CSP1 the page comes with a policy that lets nothing else in', async ({ stranger, server }) => {
  const response = await stranger.context.request.get(server.url, { headers: { Accept: 'text/html' } });
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/u);
  expect(response.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test('what the tests watch for is noticed when it happens', async ({ browser, server }) => {
  const context = await browser.newContext();
  const watch = await Watch.over(context);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.evaluate(async () => {
    console.error('planted');
    await fetch('http://elsewhere.example/').catch(() => null);
  });
  await page.goto(server.url.replace('localhost', '127.0.0.1'));
  await expect.poll(() => watch.problems().join('\n')).toMatch(/planted[^]*CSP connect-src[^]*another host/u);
  await context.close();
});
