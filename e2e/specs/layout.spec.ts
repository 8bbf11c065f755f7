import type { Page } from '@playwright/test';
import { desktop, phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(6);
const rightToLeft = 'שלום לכולם, מה שלומכם? (ABC) 123!';

/** Nothing reaches beyond the window: not the page, and nothing that scrolls in it. */
async function expectNothingSticksOut(page: Page): Promise<void> {
  const wide = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('[role="log"], main, nav, aside, dialog[open]')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
    );
  // A drawer that is still on its way in reaches beyond.
  await expect.poll(wide).toEqual([]);
}

const sizes = {
  'a desktop': desktop,
  'a tablet': { ...phone, viewport: { width: 820, height: 1180 } },
  'a phone': phone,
  'a narrow phone': { ...phone, viewport: { width: 320, height: 640 } },
};

for (const [where, size] of Object.entries(sizes)) {
  test.describe(`on ${where}`, () => {
    test.use(size);

    test('long words, long names and right-to-left text do not break the layout', async ({ alice, bob, person, unique }) => {
      const name = unique('W'.repeat(54));
      const room = await alice.createRoom(name, { topic: longWord.slice(0, 250) });
      const longName = await person('M'.repeat(36));
      for (const each of [bob, longName]) await each.join(room);
      await longName.send(room, longWord, rightToLeft, `https://example.org/${longWord}`);
      await bob.send(room, 'reading');
      const tab = await bob.tab(room);
      await tab.room.expectMessage(longWord);
      await expectNothingSticksOut(tab.page);
      // The text runs from the right in a page that runs from the left.
      const run = await tab.room
        .message(rightToLeft)
        .getByText(rightToLeft)
        .evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const text = range.getBoundingClientRect();
          const box = element.getBoundingClientRect();
          return { gap: box.right - text.right, direction: getComputedStyle(element).unicodeBidi };
        });
      expect(run.direction).toBe('plaintext');
      expect(run.gap).toBeLessThan(2);
      await tab.details.open();
      await expectNothingSticksOut(tab.page);
    });
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('the list and the room are screens of their own; back leads to the list', async ({ alice, bob, room }) => {
    await bob.send(room, 'come here');
    const tab = await alice.tab();
    await tab.rooms.expectUnread(room.name, 1);
    await expect(tab.room.composer).toHaveCount(0);
    await tab.rooms.line(room.name).tap();
    await tab.room.expectOpen(room.name);
    await expect(tab.rooms.region).toHaveCount(0);
    await expectNothingSticksOut(tab.page);
    await tab.room.back.tap();
    await tab.rooms.expectListed(room.name);
    await tab.page.goBack();
    await expect(tab.page).not.toHaveURL(/\/r\//u);
  });

  test('on a touch screen Enter makes a line and the button sends; the keyboard does not come up by itself', async ({ alice, room }) => {
    const tab = await alice.tab(room);
    await expect(tab.room.composer).not.toBeFocused();
    await tab.room.composer.tap();
    await tab.page.keyboard.type('one');
    await tab.page.keyboard.press('Enter');
    await tab.page.keyboard.type('two');
    await tab.room.main.getByRole('button', { name: 'Send' }).tap();
    await tab.room.expectTexts('', ['one\ntwo']);
  });

  test('TOUCH3 a keyboard that lies over the page leaves the message box and the end in view', async ({ alice, room }) => {
    await alice.send(room, ...Array.from({ length: 40 }, (_, index) => `message ${index + 1}`));
    await alice.markRead(room, 40);
    const tab = await alice.tab(room);
    await tab.room.expectMessage('message 40');
    await tab.room.composer.tap();
    const left = 500;
    const keyboard = (height: number) =>
      tab.page.evaluate((now) => {
        Object.defineProperty(visualViewport, 'height', { value: now, configurable: true });
        visualViewport?.dispatchEvent(new Event('resize'));
      }, height);
    const bottom = async (part: typeof tab.room.composer) => {
      const box = await part.boundingBox();
      return (box?.y ?? Infinity) + (box?.height ?? 0);
    };
    await keyboard(left);
    await expect.poll(() => bottom(tab.room.composer)).toBeLessThanOrEqual(left);
    await expect.poll(async () => (await bottom(tab.room.message('message 40'))) <= ((await tab.room.composer.boundingBox())?.y ?? 0)).toBe(true);
    await keyboard(phone.viewport.height);
    await expect.poll(() => bottom(tab.room.composer)).toBeGreaterThan(left);
    await expect(tab.room.message('message 40')).toBeInViewport();
  });

  test('TOUCH1 a finger held on a message opens its menu as a sheet, and a press beside it puts it away', async ({ alice, bob, room }) => {
    await bob.send(room, 'hold me');
    const tab = await alice.tab(room);
    const text = tab.room.message('hold me').getByText('hold me');
    const box = await text.boundingBox();
    const touch = await tab.page.context().newCDPSession(tab.page);
    const at = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 8 };
    const sheet = tab.page.getByRole('menu', { name: `Message by ${bob.name}` });
    // The menu is fetched after the messages.
    await expect(async () => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      try {
        await expect(sheet).toBeVisible({ timeout: 2_000 });
      } finally {
        await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      }
    }).toPass();
    await expect(sheet.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
    await expect.poll(async () => ((await sheet.boundingBox())?.y ?? 0) + ((await sheet.boundingBox())?.height ?? 0)).toBe(phone.viewport.height);
    await expectLargeTargets(tab.page);
    await tab.page.touchscreen.tap(200, 60);
    await expect(sheet).toHaveCount(0);
    await expect(tab.room.timeline.getByRole('toolbar')).toHaveCount(0);
  });

  test('TOUCH2 a tap shows the tools of a message; a tap elsewhere and scrolling put them away', async ({ alice, room }) => {
    await alice.send(room, ...Array.from({ length: 40 }, (_, index) => `message ${index + 1}`));
    await alice.markRead(room, 40);
    const tab = await alice.tab(room);
    const tools = tab.room.timeline.getByRole('toolbar');
    await tab.room.message('message 39').getByText('message 39').tap();
    await expect(tools).toBeVisible();
    await tab.room.main.getByRole('heading', { level: 1 }).tap();
    await expect(tools).toHaveCount(0);
    await tab.room.message('message 39').getByText('message 39').tap();
    await expect(tools).toBeVisible();
    await tab.room.timeline.evaluate((list) => list.scrollBy(0, -200));
    await expect(tools).toHaveCount(0);
  });

  test('what is pressed is large enough for a finger', async ({ alice, bob, room }) => {
    await bob.send(room, 'hello');
    const tab = await alice.tab();
    await tab.rooms.expectListed(room.name);
    await expectLargeTargets(tab.page);
    await tab.rooms.line(room.name).tap();
    await tab.room.expectMessage('hello');
    await expectLargeTargets(tab.page);
  });
});

async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, textarea')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.bottom > 0 && (box.width < 44 || box.height < 44))
      .map(({ element, box }) => `${element.getAttribute('aria-label') ?? element.textContent} ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
}

test('however much one scrolls, the document keeps a bounded number of rows', async ({ alice, room }) => {
  await alice.send(room, ...Array.from({ length: 400 }, (_, index) => `message ${index + 1}`));
  await alice.markRead(room, 400);
  const tab = await alice.tab(room);
  await tab.room.expectMessage('message 400');
  const rows = tab.room.timeline.getByRole('article');
  await expect
    .poll(
      async () => {
        await tab.room.scroll(-4_000);
        return tab.room.message('message 1').count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await expect.poll(() => rows.count()).toBeLessThanOrEqual(300);
});

for (const [where, size] of Object.entries({ 'a desktop': desktop, 'a phone': phone })) {
  test.describe(`on ${where}, in passing`, () => {
    test.use(size);

    test('LOOK1 what is said in passing covers neither the message box nor the last message', async ({ alice, room }) => {
      await alice.send(room, ...Array.from({ length: 30 }, (_, index) => `message ${index + 1}`));
      await alice.context.grantPermissions(['clipboard-write']);
      const tab = await alice.tab(room);
      await tab.room.choose('Copy link');
      const toast = tab.page.getByText('Link copied.');
      await expect(toast).toBeVisible();
      const said = await toast.boundingBox();
      const last = await tab.room.message('message 30').boundingBox();
      const box = await tab.room.composer.boundingBox();
      expect(said).not.toBeNull();
      const under = (said?.y ?? 0) + (said?.height ?? 0);
      expect(under).toBeLessThan(last?.y ?? 0);
      expect(under).toBeLessThan(box?.y ?? 0);
    });
  });
}

test.describe('on a phone, over a dialog', () => {
  test.use(phone);

  test('LOOK3 what is said in passing stands over the details, below what one can do there', async ({ alice, room }) => {
    await alice.context.grantPermissions(['clipboard-write']);
    const tab = await alice.tab(room);
    await tab.details.open();
    await tab.details.region.getByRole('button', { name: 'Copy link' }).click();
    const said = tab.details.region.getByText('Link copied.');
    await expect(said).toBeVisible();
    const isOnTop = await said.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
    const member = await tab.details.region.getByRole('listitem').last().boundingBox();
    expect((await said.boundingBox())?.y ?? 0).toBeGreaterThan((member?.y ?? 0) + (member?.height ?? 0));
    await tab.details.region.getByRole('button', { name: 'Leave' }).click({ trial: true });
  });
});

for (const [where, size] of Object.entries({ 'a desktop': desktop, 'a phone': phone, 'a low window': { viewport: { width: 1000, height: 640 } } })) {
  test.describe(`on ${where}, over a dialog`, () => {
    test.use(size);

    test('LOOK3 LOOK5 what is said in passing, in two lines, covers neither the title of a dialog nor what closes it', async ({ alice, unique }) => {
      const room = await alice.createRoom(unique('Where we talk about harbours and their lighthouses'));
      const tab = await alice.tab(room);
      await tab.room.choose('Archive room');
      await tab.room.main.getByRole('button', { name: 'Open it again' }).click();
      const said = tab.page.getByText(`${room.name} is open again.`);
      await expect(said).toBeVisible();
      await expect(tab.page.getByText(`${room.name} is archived.`)).toHaveCount(0);
      await tab.page.keyboard.press('Control+/');
      const dialog = tab.page.getByRole('dialog');
      const title = await dialog.getByRole('heading', { level: 2 }).boundingBox();
      const toast = await dialog.getByText(`${room.name} is open again.`).boundingBox();
      expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThan(title?.y ?? 0);
      await dialog.getByRole('button', { name: 'Undo' }).click({ trial: true });
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toBeHidden();
    });
  });
}

test('LOOK2 where the reader asks for more contrast, the edge of the message box stands out', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  const edge = () => tab.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line-strong'));
  const control = await tab.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line-control'));
  expect(await edge()).not.toBe(control);
  await tab.page.emulateMedia({ contrast: 'more' });
  expect(await edge()).toBe(control);
});
