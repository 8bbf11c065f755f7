import type { Locator } from '@playwright/test';
import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

/** The names of the controls in view of what is open that something else lies over. */
function covered(open: Locator): Promise<readonly string[]> {
  return open.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('button, input, [role=menuitem]')].flatMap((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      // What is scrolled out of the frame can be scrolled into it.
      const frame = control.closest('dialog > :first-child, [role=menu]')?.getBoundingClientRect();
      const inFrame = frame !== undefined && top >= frame.top && top + height <= frame.bottom;
      const isFree = over === null || control.contains(over) || control.closest('label')?.contains(over) === true;
      return !inFrame || isFree ? [] : [control.getAttribute('aria-label') ?? control.textContent];
    }),
  );
}

/** Where the last of what is said ends. */
function lowest(host: Locator): Promise<number> {
  return host.evaluate((element) => Math.max(...[...element.children].map((line) => line.getBoundingClientRect().bottom)));
}

for (const [where, size] of Object.entries({ 'a phone': phone, 'a small phone': { ...phone, viewport: { width: 320, height: 568 } } })) {
  test.describe(`on ${where}, with much to say in passing`, () => {
    test.use(size);

    test('LOOK7 nothing floats over a control of a sheet, a dialog or a menu', async ({ alice, room }) => {
      await alice.context.grantPermissions(['clipboard-write']);
      const tab = await alice.tab(room);
      const { page } = tab;
      await tab.room.choose('Copy link');
      await expect(page.getByText('Link copied.')).toBeVisible();
      // As much as there may be, for as long as this looks.
      await page.getByRole('status', { name: 'Notifications' }).evaluate((host) => {
        for (const text of [
          'Where we talk about harbours and their lighthouses is archived.',
          'No connection. Your message goes out once it is back.',
        ]) {
          const more = host.firstElementChild?.cloneNode(true) as HTMLElement;
          more.querySelector('span')?.replaceChildren(text);
          host.append(more);
        }
      });
      await tab.details.open();
      await tab.details.region.getByRole('button', { name: 'Close' }).click({ trial: true });
      expect(await covered(page.getByRole('dialog'))).toEqual([]);
      await page.keyboard.press('Escape');
      // Also beside one that would fill the window.
      await page.keyboard.press('Control+/');
      await page
        .getByRole('dialog')
        .locator('> :first-child')
        .evaluate((frame: HTMLElement) => (frame.style.height = '100vh'));
      expect(await lowest(page.getByRole('status', { name: 'Notifications' }))).toBeLessThanOrEqual(
        await page
          .getByRole('dialog')
          .locator('> :first-child')
          .evaluate((frame) => frame.getBoundingClientRect().top),
      );
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click({ trial: true });
      expect(await covered(page.getByRole('dialog'))).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(tab.switcher.field).toBeVisible();
      expect(await covered(page.getByRole('dialog'))).toEqual([]);
      await page.keyboard.press('Escape');
      await tab.room.main.getByRole('button', { name: 'Room menu' }).click();
      await page.getByRole('menuitem').last().click({ trial: true });
      expect(await covered(page.getByRole('menu'))).toEqual([]);
    });
  });
}
