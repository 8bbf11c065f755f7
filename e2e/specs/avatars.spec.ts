import { phone } from '../fixtures/devices.ts';
import { expectAccessible } from '../fixtures/accessible.ts';
import { blue, green, red, stripes } from '../fixtures/pictures.ts';
import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';
import { coloursOf } from '../pages/photo.page.ts';

/** Wider than high: what shows at first is its middle. */
const flag = stripes(red, green, blue);

async function openProfile({ rooms, photo }: Tab): Promise<void> {
  await rooms.chooseMine('Edit profile');
  await expect(photo.section).toBeVisible();
}

test('AVATAR3 AVATAR7 a photo that one crops and saves shows in the open windows of others and in one’s own, wherever one is seen, and after a reload', async ({
  alice,
  bob,
  room,
}) => {
  test.slow();
  await alice.send(room, 'good morning');
  const his = await bob.tab(room);
  await his.details.open();
  const other = await alice.tab(room);
  const hers = await alice.tab(room);
  await openProfile(hers);
  await hers.photo.choose(flag);
  // Dragged to the right as far as it goes: what shows is its left end.
  const box = await hers.photo.stage.boundingBox();
  if (box === null) throw new Error('The picture is not on screen.');
  await hers.page.mouse.move(box.x + 20, box.y + box.height / 2);
  await hers.page.mouse.down();
  await hers.page.mouse.move(box.x + box.width * 2, box.y + box.height / 2, { steps: 8 });
  await hers.page.mouse.up();
  await hers.photo.use();
  await hers.photo.save();
  await expect(hers.page.getByText('Photo saved.')).toBeVisible();

  async function expectPhoto(tab: Tab): Promise<void> {
    const places = [tab.room.message('good morning'), tab.page.getByRole('button', { name: /(?:open|close) details$/u })];
    for (const place of places) await expect.poll(() => coloursOf(tab.photo.photoIn(place), 0.05, 0.95)).toEqual(['red', 'red']);
  }
  for (const tab of [his, other, hers]) await expectPhoto(tab);
  for (const tab of [other, hers]) await expect.poll(() => coloursOf(tab.photo.photoIn(tab.rooms.region), 0.5)).toEqual(['red']);
  await expect.poll(() => coloursOf(his.photo.photoIn(his.details.member(alice.name)), 0.5)).toEqual(['red']);
  await his.room.message('good morning').getByRole('button', { name: alice.name }).click();
  await expect.poll(() => coloursOf(his.photo.photoIn(his.profile.card(alice.name)), 0.5)).toEqual(['red']);
  await his.reload();
  await expectPhoto(his);
});

test('AVATAR7 by keyboard alone: the arrows move the picture, plus and minus zoom, Escape leaves the profile as it is', async ({ alice, room }) => {
  const { page, photo, ...tab } = await alice.tab(room);
  await openProfile({ page, photo, ...tab } as Tab);
  await tab.profile.field('Pronouns').fill('she/her');
  await photo.button('Add a photo…').focus();
  await photo.choose(flag, () => page.keyboard.press('Enter'));
  await expect(photo.stage).toBeFocused();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(photo.crop.getByRole('status').first()).toHaveText('Zoom 100 %, 100 % from the left, 50 % from the top');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('+');
  await expect(photo.zoom).toHaveAttribute('aria-valuetext', '133 %');
  await page.keyboard.press('-');
  await expect(photo.crop.getByRole('status').first()).toHaveText(/^Zoom 121 %, /u);
  await page.keyboard.press('Tab');
  await expect(photo.zoom).toBeFocused();
  await page.keyboard.press('End');
  await expect(photo.zoom).toHaveAttribute('aria-valuetext', '800 %');
  await page.keyboard.press('Escape');
  await expect(photo.crop).toBeHidden();
  await expect(photo.button('Add a photo…')).toBeFocused();
  await expect(tab.profile.field('Pronouns')).toHaveValue('she/her');

  await photo.choose(flag, () => page.keyboard.press('Enter'));
  await expect(photo.stage).toBeFocused();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(photo.crop.getByRole('button', { name: 'Use this photo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(photo.crop).toBeHidden();
  // What is typed beside it is not handed in by that, and not lost.
  await expect(tab.profile.field('Pronouns')).toHaveValue('she/her');
  await photo.save();
  await expect.poll(() => coloursOf(photo.photoIn(tab.rooms.region), 0.05, 0.95)).toEqual(['blue', 'blue']);
});

test('AVATAR7 the wheel zooms where the pointer is, and nothing of the rest leaves the browser', async ({ alice, room }) => {
  const { page, photo, ...tab } = await alice.tab(room);
  await openProfile({ page, photo, ...tab } as Tab);
  await photo.choose(Buffer.concat([flag, Buffer.from('where it was taken')]));
  await photo.stage.hover({ position: { x: 40, y: 100 } });
  await page.mouse.wheel(0, -2_000);
  await expect(photo.zoom).toHaveAttribute('aria-valuetext', '800 %');
  const sent = page.evaluate(() => {
    const send = window.fetch;
    return new Promise<string>((resolve) => {
      window.fetch = (...asked) => {
        const body = asked[1]?.body;
        if (body instanceof Blob) void body.text().then(resolve);
        return send(...asked);
      };
    });
  });
  await photo.use();
  await photo.save();
  expect(await sent).toContain('WEBP');
  expect(await sent).not.toContain('where it was taken');
  await expect.poll(() => coloursOf(photo.photoIn(tab.rooms.region), 0.05, 0.95)).toEqual(['green', 'green']);
});

test('AVATAR5 a photo that is removed is gone from the windows of others, and Undo brings it back', async ({ alice, bob, room }) => {
  await alice.send(room, 'hello');
  await alice.wear(flag);
  const his = await bob.tab(room);
  const shown = his.photo.photoIn(his.room.message('hello'));
  await expect.poll(() => coloursOf(shown, 0.5)).toEqual(['green']);
  const hers = await alice.tab(room);
  await openProfile(hers);
  await hers.photo.button('Remove photo').click();
  await expect(hers.photo.button('Remove photo')).toHaveCount(0);
  await hers.photo.save();
  await expect(shown).toHaveCount(0);
  await hers.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => coloursOf(shown, 0.5)).toEqual(['green']);

  // Another one, and back to the one before.
  await openProfile(hers);
  await hers.photo.choose(stripes(red));
  await hers.photo.use();
  await hers.photo.save();
  await expect.poll(() => coloursOf(shown, 0.5)).toEqual(['red']);
  await hers.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => coloursOf(shown, 0.5)).toEqual(['green']);
});

test('AVATAR7 a picture can be dropped on the profile and pasted into it', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  await openProfile(tab);
  for (const [how, picture, colour] of [
    ['drop', stripes(red), 'red'],
    ['paste', stripes(blue), 'blue'],
  ] as const) {
    await tab.photo.bring(how, picture);
    await tab.photo.use();
    await tab.photo.save();
    await expect.poll(() => coloursOf(tab.photo.photoIn(tab.rooms.region), 0.5)).toEqual([colour]);
    await openProfile(tab);
  }
});

test('AVATAR8 a file that is no picture is said beside the button; without a connection the cut picture stays in the form, and can be saved afterwards', async ({
  alice,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  alice.watch.expect(/Failed to load resource/u);
  const tab = await alice.tab(room, { via: network });
  await openProfile(tab);
  await tab.photo.choose(Buffer.from('not a picture'));
  await expect(tab.photo.section.getByText('This browser can’t show this file as a picture. Choose a JPEG, PNG or WebP.')).toBeVisible();
  await tab.photo.choose(flag);
  await expect(tab.photo.stage).toBeFocused();
  for (let times = 0; times < 5; times += 1) await tab.page.keyboard.press('Shift+ArrowRight');
  await tab.photo.use();
  await expect(tab.photo.section.getByText('This browser can’t show')).toHaveCount(0);
  await tab.page.route('**/api/avatar', (route) => route.abort());
  await tab.profile.editor.getByRole('button', { name: 'Save' }).click();
  await expect(tab.photo.section.getByText('The server can’t be reached. Check your connection and try again.')).toBeVisible();
  await tab.page.unroute('**/api/avatar');
  network.set('down');
  await expect(tab.room.banner).toContainText('Reconnecting');
  await tab.profile.editor.getByRole('button', { name: 'Save' }).click();
  await expect(tab.profile.editor.getByText(/^No connection\./u)).toBeVisible();
  network.set('open');
  await tab.room.tryNow();
  await expect(tab.room.banner).not.toContainText('Reconnecting');
  await tab.photo.save();
  await expect.poll(() => coloursOf(tab.photo.photoIn(tab.rooms.region), 0.5)).toEqual(['red']);
});

test('AVATAR9 where a photo cannot be loaded there are the initials, and nothing moves when it comes', async ({ alice, bob, room }) => {
  bob.watch.expect(/Failed to load resource/u);
  await alice.send(room, 'hello');
  await alice.wear(flag);
  const { page, ...tab } = await bob.tab('/');
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/avatars/**', async (route) => {
    await held;
    await route.continue();
  });
  await tab.rooms.openRoom(room.name);
  const row = tab.room.message('hello');
  const face = row.locator('[data-person]').first();
  await expect(face).toHaveText(/^A\d*$/u);
  const before = [await face.boundingBox(), await row.boundingBox()];
  release();
  await expect.poll(() => coloursOf(tab.photo.photoIn(row), 0.5)).toEqual(['green']);
  expect([await face.boundingBox(), await row.boundingBox()]).toEqual(before);

  await page.unroute('**/api/avatars/**');
  await page.route('**/api/avatars/**', (route) => route.abort());
  await alice.wear(stripes(blue));
  await expect(tab.photo.photoIn(row)).toBeHidden();
  await expect(face).toHaveText(/^A\d*$/u);
  const initials = await face.screenshot();
  await tab.photo.photoIn(row).evaluate((image) => image.remove());
  expect((await face.screenshot()).equals(initials)).toBe(true);
});

for (const [where, size] of Object.entries({ 'on a desktop': {}, 'on a phone': phone })) {
  test.describe(`axe finds nothing ${where}, in light and dark`, () => {
    test.describe.configure({ timeout: 90_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('in the profile with a photo and in the dialog that crops one', async ({ alice, room }) => {
      await alice.send(room, 'hello');
      await alice.wear(flag);
      const { page, ...tab } = await alice.tab(room);
      await tab.room.message('hello').getByRole('button', { name: alice.name }).click();
      await tab.profile.card(alice.name).getByRole('button', { name: 'Edit profile' }).click();
      await expect(tab.profile.editor).toBeVisible();
      await expectAccessible(page, `profile, ${where}`);
      await tab.photo.choose(flag);
      await expect(tab.photo.stage).toBeFocused();
      await expectAccessible(page, `crop, ${where}`);
    });
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('AVATAR7 TOUCH4 two fingers zoom and one moves; Back closes the dialog that crops, and then the profile', async ({ alice, room }) => {
    await alice.send(room, 'hello');
    const { page, ...tab } = await alice.tab(room);
    await tab.room.message('hello').getByRole('button', { name: alice.name }).tap();
    await tab.profile.card(alice.name).getByRole('button', { name: 'Edit profile' }).tap();
    await tab.photo.choose(flag, () => tab.photo.button('Add a photo…').tap());
    const box = await tab.photo.stage.boundingBox();
    if (box === null) throw new Error('The picture is not on screen.');
    expect(box.x).toBeGreaterThanOrEqual(0);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = await page.context().newCDPSession(page);
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly (readonly [number, number])[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([at, down], id) => ({ x: at, y: down, id })) });
    await fingers('touchStart', [x, y]);
    for (let step = 1; step <= 10; step += 1) await fingers('touchMove', [x - step * 15, y]);
    await fingers('touchEnd');
    await fingers('touchStart', [x - 20, y], [x + 20, y]);
    await fingers('touchMove', [x - 60, y], [x + 60, y]);
    await fingers('touchEnd');
    await expect(tab.photo.zoom).toHaveAttribute('aria-valuetext', '300 %');
    await tab.photo.use();
    await tab.photo.save();
    // Half a side further to the right, three times as large.
    await expect.poll(() => coloursOf(tab.photo.photoIn(tab.room.message('hello')), 0.05, 0.95)).toEqual(['green', 'blue']);
    await tab.room.message('hello').getByRole('button', { name: alice.name }).tap();
    await tab.profile.card(alice.name).getByRole('button', { name: 'Edit profile' }).tap();
    await tab.photo.choose(stripes(red), () => tab.photo.button('Change photo…').tap());
    await expect(tab.photo.stage).toBeFocused();
    await page.goBack();
    await expect(tab.photo.crop).toBeHidden();
    await expect(tab.profile.editor).toBeVisible();
    await page.goBack();
    await expect(tab.profile.editor).toBeHidden();
    await expect.poll(() => coloursOf(tab.photo.photoIn(tab.room.message('hello')), 0.95)).toEqual(['blue']);
  });
});
