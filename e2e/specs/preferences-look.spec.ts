import type { Locator } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { desktop, phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';
import { PreferencesPage } from '../pages/preferences.page.ts';

const lines = Array.from({ length: 80 }, (_, index) => `line ${index + 1}, long enough that larger text needs another row of it on a narrow screen`);

function sizeOf(of: Locator): Promise<number> {
  return of.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
}

function top(of: Locator): Promise<number> {
  return of.evaluate((element) => element.getBoundingClientRect().top);
}

test('PREF6 theme, text size and spacing are right in the first frame', async ({ alice, room }) => {
  await alice.prefer({ theme: 'dark', textSize: 'larger', density: 'compact' });
  const known = await alice.tab(room);
  await known.preferences.expectLook('text-size', 'larger');
  // Before any script of the app runs, in a page whose scripts never come; not in this one, which may still be fetching what it needs later.
  const page = await alice.context.newPage();
  await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(known.page.url(), { waitUntil: 'domcontentloaded' });
  const first = new PreferencesPage(page);
  await first.expectLook('theme', 'dark');
  await first.expectLook('text-size', 'larger');
  await first.expectLook('density', 'compact');
  await expect(page.locator('#root')).toBeEmpty();
});

test('PREF6 what one reads stays where it is when text and spacing change, further up as at the end', async ({ alice, bob, room }) => {
  await bob.send(room, ...lines);
  await alice.markRead(room, 80);
  const tab = await alice.tab(room);
  await tab.room.expectReady();
  await tab.room.scroll(-900);
  await expect(tab.room.newMessages.or(tab.room.jumpToLatest)).toBeVisible();
  // The first that is wholly in view is what one reads on from.
  const first = await tab.room.timeline.evaluate((list) => {
    const from = list.getBoundingClientRect().top;
    const row = [...list.querySelectorAll('[data-ord]')].find((each) => each.getBoundingClientRect().top >= from);
    return row?.getAttribute('data-ord') ?? '';
  });
  const read = tab.room.timeline.locator(`[data-ord="${first}"]`);
  const before = await top(read);
  for (const chosen of [
    { textSize: 'larger' },
    { density: 'compact' },
    { textSize: 'small' },
    { textSize: 'normal', density: 'comfortable' },
  ] as const) {
    await alice.prefer(chosen);
    for (const [part, value] of Object.entries(chosen)) await tab.preferences.expectLook(part === 'textSize' ? 'text-size' : 'density', value);
    // The header may be as high as it likes: the place counts from the top of the messages.
    await expect.poll(async () => Math.abs((await top(read)) - before)).toBeLessThan(24);
  }
  await tab.page.keyboard.press('End');
  await tab.room.jumpToLatest.or(tab.room.newMessages).click();
  await expect(tab.room.message(lines[79] ?? '')).toBeInViewport({ ratio: 1 });
  await alice.prefer({ textSize: 'larger' });
  await tab.preferences.expectLook('text-size', 'larger');
  await expect(tab.room.message(lines[79] ?? '')).toBeInViewport({ ratio: 1 });
});

for (const [size, device] of Object.entries({ 'on a desktop': desktop, 'on a phone': phone })) {
  test.describe(size, () => {
    test.use(device);

    test(`PREF6 at the largest text and in every spacing nothing is wider than the screen, and everything is in reach, ${size}`, async ({
      alice,
      bob,
      room,
    }) => {
      await bob.send(room, ...lines.slice(0, 20));
      await alice.markRead(room, 20);
      const tab = await alice.tab(room);
      for (const density of ['comfortable', 'compact'] as const) {
        for (const textSize of ['small', 'larger'] as const) {
          await alice.prefer({ textSize, density });
          await tab.preferences.expectLook('text-size', textSize);
          await tab.preferences.expectLook('density', density);
          const { page } = tab;
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          await expect(tab.room.composer).toBeInViewport({ ratio: 1 });
          await expect(page.getByRole('button', { name: 'Send' })).toBeInViewport({ ratio: 1 });
          await expect(tab.room.message(lines[19] ?? '')).toBeInViewport({ ratio: 1 });
          expect(await tab.room.timeline.evaluate((list) => list.scrollWidth - list.clientWidth)).toBeLessThanOrEqual(0);
          const sizes = { small: device === phone ? 15 : 14, larger: device === phone ? 19 : 18 };
          expect(Math.round(await sizeOf(tab.room.message(lines[19] ?? '').getByRole('paragraph')))).toBe(sizes[textSize]);
          // Into less than 16 px a phone zooms when one writes.
          if (device === phone) expect(await sizeOf(tab.room.composer)).toBeGreaterThanOrEqual(16);
        }
      }
    });
  });
}

for (const [size, device] of Object.entries({ 'on a desktop': desktop, 'on a phone': phone })) {
  test.describe(size, () => {
    test.use(device);

    for (const density of ['comfortable', 'compact'] as const) {
      test(`PREF6 axe finds nothing at any text size, in light and dark, ${density}, ${size}`, async ({ alice, bob, room }) => {
        // Eight looks at a page.
        test.slow();
        await bob.send(room, ...lines.slice(0, 6));
        await alice.markRead(room, 6);
        await alice.prefer({ density });
        const tab = await alice.tab(room);
        await tab.preferences.expectLook('density', density);
        for (const textSize of ['small', 'normal', 'large', 'larger'] as const) {
          await alice.prefer({ textSize });
          await tab.preferences.expectLook('text-size', textSize);
          await expectAccessible(tab.page, `a room, ${textSize}, ${density}`);
        }
      });
    }

    test(`PREF6 DND1 axe finds nothing in the dialogs, ${size}`, async ({ alice, bob, room }) => {
      test.slow();
      await bob.doNotDisturb(Date.now() + 3_600_000);
      await alice.prefer({ textSize: 'larger' });
      const tab = await alice.tab(device === phone ? '/' : room);
      await tab.preferences.expectLook('text-size', 'larger');
      await tab.rooms.chooseMine('Preferences');
      await expect(tab.preferences.dialog).toBeVisible();
      await expectAccessible(tab.page, 'Preferences');
      await tab.preferences.done();
      await tab.rooms.chooseMine('Do not disturb');
      await tab.preferences.dnd.getByRole('checkbox', { name: 'Every week' }).check();
      await tab.preferences.dnd.getByRole('checkbox', { name: 'Sunday' }).uncheck();
      await expectAccessible(tab.page, 'Do not disturb');
    });
  });
}
