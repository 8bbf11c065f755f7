import type { Page } from '@playwright/test';
import { keptLogs } from '../fixtures/kept.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

/** The worker has everything, and the next page is its. */
async function expectShellKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? 'none'), { timeout: 20_000 })
    .toBe('activated');
}

test('SHELL1 without the server the app opens with what was kept, and what is written goes out when it is back', async ({
  alice,
  bob,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  await bob.send(room, 'said before');
  const first = await alice.tab(room, { via: network });
  await expect.poll(() => keptLogs(first.page)).toContain('"said before"');
  await expectShellKept(first.page);
  await first.close();

  network.set('down');
  const tab = await alice.tab(room, { via: network });
  await tab.room.expectMessage('said before');
  await tab.room.sendMessage('written without the server');
  await tab.rooms.chooseMine('Messages on this device');
  await expect(tab.page.getByRole('dialog', { name: 'Messages on this device' })).toBeVisible();
  await tab.page.keyboard.press('Escape');
  network.set('open');
  await tab.page.evaluate(() => dispatchEvent(new Event('online')));
  const his = await bob.tab(room);
  await his.room.expectMessage('written without the server');
});

test('SHELL2 SHELL3 while the server answers its page is shown; what is kept of it is files of the app', async ({ alice, room, network }) => {
  alice.expectNetworkTrouble();
  const tab = await alice.tab(room, { via: network });
  await expectShellKept(tab.page);
  const paths = await tab.page.evaluate(async () => {
    const caught: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) caught.push(new URL(url).pathname);
      // As if it were of an earlier version.
      await cache.put('/', new Response('<title>Of long ago</title>', { headers: { 'content-type': 'text/html' } }));
    }
    return caught;
  });
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !/^\/(?:assets\/.+)?$|^\/[\w.-]+\.(?:js|svg|png|webmanifest)$/u.test(path))).toEqual([]);
  await tab.reload();
  await tab.room.expectOpen(room.name);
  network.set('down');
  await tab.reload();
  await expect(tab.page).toHaveTitle('Of long ago');
  network.set('open');
  await tab.reload();
  await tab.room.expectOpen(room.name);
});
