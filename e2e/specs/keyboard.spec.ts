import { press, startAtTop } from '../fixtures/keys.ts';
import { expect, test } from '../fixtures/test.ts';

test('with the keyboard alone: come in, make a room, write, jump to another, leave', async ({ stranger, alice, room, unique }) => {
  await alice.send(room, 'hello');
  const tab = await stranger.tab();
  const { page } = tab;
  await expect(tab.signIn.name).toBeFocused();
  await page.keyboard.type(stranger.name);
  await press(page, 'Enter');
  await tab.room.expectOpen('Lobby');
  await expect(tab.room.composer).toBeFocused();

  const name = unique('Keys');
  await tab.switcher.open();
  await page.keyboard.type(name);
  await expect(tab.switcher.option(`Create “${name}”`)).toBeVisible();
  await press(page, 'ArrowUp', 'Enter');
  await expect(tab.rooms.form.dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  await press(page, 'Enter');
  await tab.room.expectOpen(name);
  await page.keyboard.type('written by keys');
  await press(page, 'Enter');
  await tab.room.expectMessage('written by keys');

  await press(page, 'Alt+ArrowUp');
  await tab.room.expectOpen('Lobby');
  await press(page, 'Alt+ArrowDown');
  await tab.room.expectOpen(name);

  await tab.room.main.getByRole('button', { name: 'Room menu' }).focus();
  await press(page, 'Enter', 'End', 'Enter');
  await tab.rooms.expectNotListed(name);
  await tab.room.expectOpen('Lobby');
});

test('from the top of the page the message box is at most four stops away', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  await tab.room.expectReady();
  await startAtTop(tab.page);
  await press(tab.page, 'Tab');
  await expect(tab.page.getByRole('link', { name: 'Skip the list of rooms' })).toBeFocused();
  await press(tab.page, 'Enter');
  await expect(tab.room.composer).toBeFocused();
});

test('F6 leads through the parts of the page and back to where one was in each', async ({ alice, room }) => {
  await alice.send(room, 'one', 'two');
  await alice.markRead(room, 2);
  const tab = await alice.tab(room);
  const { page } = tab;
  await tab.details.open();
  await tab.room.composer.focus();
  await press(page, 'Shift+F6');
  await expect(tab.room.message('two')).toBeFocused();
  await press(page, 'ArrowUp');
  await expect(tab.room.message('one')).toBeFocused();
  await press(page, 'F6');
  await expect(tab.room.composer).toBeFocused();
  await press(page, 'F6');
  await expect(tab.details.region.locator(':focus')).toHaveCount(1);
  await press(page, 'F6');
  await expect(tab.rooms.region.locator(':focus')).toHaveCount(1);
  await press(page, 'F6');
  await expect(tab.room.message('one')).toBeFocused();
});

test('KEY1 the messages are one stop: arrows move, Enter goes into one, Escape out of it and out of the list', async ({ alice, room }) => {
  await alice.send(room, 'one', 'two');
  await alice.markRead(room, 2);
  const tab = await alice.tab(room);
  const { page } = tab;
  await tab.room.expectReady();
  await press(page, 'Shift+Tab');
  await expect(tab.room.message('two')).toBeFocused();
  await press(page, 'ArrowUp', 'Enter');
  await expect(tab.room.message('one').getByRole('button', { name: 'Copy text' })).toBeFocused();
  await press(page, 'Escape');
  await expect(tab.room.message('one')).toBeFocused();
  await press(page, 'Escape');
  await expect(tab.room.composer).toBeFocused();
});

test('KEY1 who has scrolled up comes to the last message in view, by Tab and by F6, and back to the one they were on', async ({ alice, room }) => {
  await alice.send(room, ...Array.from({ length: 90 }, (_, index) => `message ${index + 1}`));
  await alice.markRead(room, 90);
  const tab = await alice.tab(room);
  const { page } = tab;
  await tab.room.expectMessage('message 90');
  await tab.room.scroll(-1_200);
  await expect(tab.room.message('message 90')).not.toBeInViewport();
  const place = await (await tab.room.messageInView()).boundingBox();
  // Between the two is the button that leads to the end.
  for (const way of [['Shift+Tab', 'Shift+Tab'], ['Shift+F6']]) {
    await tab.room.composer.focus();
    await press(page, ...way);
    const focused = tab.room.timeline.locator(':focus');
    await expect(focused).toBeInViewport({ ratio: 1 });
    await expect(focused).not.toHaveText(/message 90$/u);
  }
  // And nothing has moved for it.
  expect(Math.abs(((await (await tab.room.messageInView()).boundingBox())?.y ?? 0) - (place?.y ?? 0))).toBeLessThanOrEqual(14);
  await press(page, 'ArrowUp', 'ArrowUp');
  const name = await tab.room.timeline.locator(':focus').getAttribute('aria-labelledby');
  await tab.room.composer.focus();
  await press(page, 'Shift+Tab', 'Shift+Tab');
  await expect(tab.room.timeline.locator(':focus')).toHaveAttribute('aria-labelledby', name ?? '');
});

test('KEY2 End goes to the last message and Home to the first one there is, in a room too long to be loaded', async ({ alice, bob, room }) => {
  await bob.send(room, ...Array.from({ length: 400 }, (_, index) => `message ${index + 1}`));
  await alice.markRead(room, 5);
  const tab = await alice.tab(room);
  const { page } = tab;
  await tab.room.expectMessage('message 6');
  await expect(tab.room.message('message 400')).toHaveCount(0);
  await tab.room.composer.focus();
  await press(page, 'Shift+F6', 'End');
  await expect(tab.room.message('message 400')).toBeFocused();
  await expect(tab.room.message('message 400')).toBeInViewport();
  // Each time to the first one there is; more comes above it.
  await expect
    .poll(async () => {
      await press(page, 'Home');
      return tab.room.timeline.locator(':focus').textContent();
    })
    .toContain('joined');
  await expect(tab.room.message('message 1')).toBeInViewport();
});

test('KEY5 the arrows go over the line above what is new, in both directions, and begin at what is in view', async ({ alice, bob, room }) => {
  await alice.join(room);
  await alice.send(room, ...Array.from({ length: 60 }, (_, index) => `message ${index + 1}`));
  await bob.join(room);
  await bob.markRead(room, 58);
  const tab = await bob.tab(room);
  const { page } = tab;
  await tab.room.expectMessage('message 60');
  await tab.room.composer.focus();
  await press(page, 'Shift+F6', 'End');
  await expect(tab.room.message('message 60')).toBeFocused();
  await press(page, 'ArrowUp', 'ArrowUp');
  await expect(tab.room.message('message 58')).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(tab.room.message('message 59')).toBeFocused();
  // In one of some hundred runs on a busy machine the first press did nothing, which is not explained. Each is printed.
  await expect(async () => {
    console.info('KEY5: PageUp');
    await press(page, 'PageUp');
    await expect(tab.room.message('message 59')).not.toBeInViewport({ timeout: 2_000 });
  }).toPass();
  await press(page, 'ArrowUp');
  await expect(tab.room.timeline.locator(':focus')).toBeInViewport();
  await expect(tab.room.message('message 59')).not.toBeInViewport();
});

test('KEY5 the way to the latest message takes the focus along', async ({ alice, room }) => {
  await alice.send(room, ...Array.from({ length: 120 }, (_, index) => `message ${index + 1}`));
  await alice.markRead(room, 120);
  const tab = await alice.tab(room);
  await tab.room.expectMessage('message 120');
  await tab.room.scroll(-3_000);
  await tab.room.jumpToLatest.focus();
  await press(tab.page, 'Enter');
  await expect(tab.room.message('message 120')).toBeFocused();
});

test('KEY3 the menu of a message by its key and by right click, and Escape back to the message', async ({ alice, room }) => {
  await alice.send(room, 'one', 'see https://example.org/x', 'three');
  await alice.markRead(room, 3);
  const tab = await alice.tab(room);
  const { page } = tab;
  const menu = page.getByRole('menu', { name: `Message by ${alice.name}` });
  await tab.room.expectReady();
  await press(page, 'Shift+Tab');
  // The menu is fetched after the messages.
  await expect(async () => {
    await press(page, 'Shift+F10');
    await expect(menu.getByRole('menuitem').first()).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await press(page, 'Escape');
  await expect(tab.room.message('three')).toBeFocused();
  await tab.room.message('one').getByText('one').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Mark unread from here' }).click();
  await expect(tab.room.timeline.getByRole('separator', { name: 'New messages' })).toBeVisible();
  await tab.room.timeline.getByRole('link').click({ button: 'right' });
  await expect(menu).toHaveCount(0);
  const three = tab.room.message('three').getByText('three');
  await three.dblclick();
  await three.click({ button: 'right' });
  await expect(menu).toHaveCount(0);
});

test('READ2 “Mark unread from here” draws the line above one’s own message', async ({ alice, room }) => {
  await alice.send(room, 'one', 'two');
  await alice.markRead(room, 2);
  const tab = await alice.tab(room);
  const line = tab.room.timeline.getByRole('separator', { name: 'New messages' });
  await tab.room.expectMessage('two');
  await expect(tab.room.composer).toBeFocused();
  await press(tab.page, 'Shift+Tab');
  // What one can do with a message is fetched after the messages.
  await expect(tab.room.message('two').getByRole('toolbar')).toBeVisible();
  await press(tab.page, 'u');
  await expect(line).toBeVisible();
  await expect(tab.room.composer).toHaveValue('');
  await tab.rooms.openRoom('Lobby');
  await tab.room.expectOpen('Lobby');
  await tab.rooms.openRoom(room.name);
  await expect(line).toBeVisible();
  await press(tab.page, 'Shift+Tab', 'ArrowUp', 'u');
  await expect(line).toBeVisible();
  // Of one room the server is told at most once a second.
  await expect.poll(() => tab.frames.some((frame) => frame.includes('read:marked') && frame.includes('"ord":0'))).toBe(true);
  await tab.reload();
  await expect(line).toBeVisible();
});

test('dialogs and menus keep the focus, and Escape gives it back to what opened them', async ({ alice }) => {
  const tab = await alice.tab();
  const { page } = tab;
  await tab.room.expectOpen('Lobby');
  const add = tab.rooms.region.getByRole('button', { name: 'Add a room' });
  await add.focus();
  await press(page, 'Enter');
  await expect(page.getByRole('menuitem', { name: 'Create a room' })).toBeFocused();
  await press(page, 'Escape');
  await expect(add).toBeFocused();
  await press(page, 'Enter', 'ArrowDown', 'Enter');
  await expect(tab.rooms.browse.dialog.getByRole('searchbox')).toBeFocused();
  for (let stop = 0; stop < 12; stop += 1) {
    await press(page, 'Tab');
    await expect(page.getByRole('navigation').locator(':focus')).toHaveCount(0);
  }
  await press(page, 'Escape');
  await expect(add).toBeFocused();
});

test('typing anywhere starts a message', async ({ alice, room }) => {
  await alice.send(room, 'one');
  const tab = await alice.tab(room);
  await tab.room.message('one').click();
  await tab.page.keyboard.type('hi');
  await expect(tab.room.composer).toHaveValue('hi');
});

test('KEY4 what is typed right after ⌘K is in the switcher, also while it is still being fetched', async ({ alice, room }) => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await alice.context.route(/DialogHost/u, async (route) => {
    await released;
    await route.continue();
  });
  const tab = await alice.tab(room);
  await tab.room.composer.fill('a draft');
  await press(tab.page, 'ControlOrMeta+k');
  await tab.page.keyboard.type('lob');
  release();
  await expect(tab.switcher.field).toBeFocused();
  await tab.page.keyboard.type('by');
  await expect(tab.switcher.field).toHaveValue('lobby');
  await expect(tab.room.composer).toHaveValue('a draft');
  await press(tab.page, 'Escape');
  await expect(tab.room.composer).toBeFocused();

  await press(tab.page, 'ControlOrMeta+k');
  await tab.page.keyboard.type('lobby');
  await press(tab.page, 'Enter');
  await tab.room.expectOpen('Lobby');
});

test('KEY7 the list of keys opens by its key, and single letters can be switched off there', async ({ alice, room }) => {
  await alice.send(room, 'one', 'two');
  await alice.markRead(room, 2);
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectMessage('two');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  // Its chunk is fetched when the page is idle.
  await press(page, 'Control+/');
  await expect(keys.getByRole('row', { name: 'Jump to a room Ctrl K' })).toBeVisible();
  await expect(keys.getByRole('row', { name: 'Mark unread from here U' })).toBeVisible();
  await keys.getByRole('checkbox', { name: 'Single letters on a message' }).uncheck();
  await press(page, 'Escape');
  await tab.room.composer.focus();
  await press(page, 'Shift+Tab');
  await expect(tab.room.message('two')).toBeFocused();
  await press(page, 'u');
  await expect(tab.room.composer).toHaveValue('u');
  await expect(tab.room.timeline.getByRole('separator', { name: 'New messages' })).toHaveCount(0);
});
