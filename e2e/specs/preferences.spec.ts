import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

test('PREF1 what a guest chooses shows at once, in their other tab, on their phone and after a reload, and on nobody else’s screen', async ({
  alice,
  bob,
  room,
}) => {
  // Five tabs of four browsers.
  test.slow();
  const desk = await alice.tab(room);
  const second = await alice.tab(room);
  const pocket = await (await alice.anotherDevice(phone)).tab(room);
  const his = await bob.tab(room);
  await desk.rooms.chooseMine('Preferences');
  await desk.preferences.choose('Theme', 'Dark');
  await desk.preferences.choose('Text size', 'Large');
  await desk.preferences.choose('Spacing', 'Compact');
  await desk.preferences.choose('Motion', 'As little as possible');
  await desk.preferences.done();
  for (const { preferences } of [desk, second, pocket]) {
    await preferences.expectLook('theme', 'dark');
    await preferences.expectLook('text-size', 'large');
    await preferences.expectLook('density', 'compact');
    await preferences.expectLook('motion', 'less');
  }
  await expect(his.page.locator('html')).not.toHaveAttribute('data-density');
  await his.preferences.expectLook('theme', 'light');
  await second.reload();
  await second.preferences.expectLook('text-size', 'large');
  // A device that comes only now has it too.
  const later = await (await alice.anotherDevice()).tab(room);
  await later.preferences.expectLook('theme', 'dark');
  await later.preferences.expectLook('density', 'compact');
});

test('PREF2 what two devices without a connection change, each something else, counts both, on both', async ({ alice, room, network }) => {
  const desk = await alice.tab(room, { via: network });
  const other = await alice.anotherDevice();
  const laptop = await other.tab(room, { via: network });
  for (const each of [alice, other]) each.expectNetworkTrouble();
  for (const { page } of [desk, laptop]) await page.waitForLoadState('networkidle');
  network.set('down');
  await expect(desk.room.banner).toBeVisible();
  await expect(laptop.room.banner).toBeVisible();
  await desk.rooms.chooseMine('Preferences');
  await desk.preferences.choose('Theme', 'Dark');
  await expect(desk.preferences.dialog.getByText('Your other devices follow once the connection is back.')).toBeVisible();
  await laptop.rooms.chooseMine('Preferences');
  await laptop.preferences.choose('Spacing', 'Compact');
  network.set('open');
  for (const { preferences } of [desk, laptop]) {
    await preferences.expectLook('theme', 'dark');
    await preferences.expectLook('density', 'compact');
  }
  await expect(desk.preferences.dialog.getByText('The same on all your devices.')).toBeVisible();
});

test('PREF5 what is chosen without a connection is there after a reload without one, in the other tab, and everywhere once it is back', async ({
  alice,
  room,
  network,
}) => {
  // Three tabs, two of them loaded again on a network that answers nothing.
  test.slow();
  const tab = await alice.tab(room, { via: network });
  const beside = await alice.tab(room, { via: network });
  const elsewhere = await (await alice.anotherDevice()).tab(room);
  alice.expectNetworkTrouble();
  for (const { page } of [tab, beside]) await page.waitForLoadState('networkidle');
  network.set('no-sockets');
  network.cut();
  await tab.reload();
  await tab.room.expectOpen(room.name);
  await tab.rooms.chooseMine('Preferences');
  await tab.preferences.choose('Text size', 'Larger');
  await tab.preferences.choose('Theme', 'Dark');
  await tab.preferences.choose('Theme', 'Light');
  await tab.preferences.choose('Theme', 'Dark');
  await beside.preferences.expectLook('text-size', 'larger');
  await tab.reload();
  await tab.room.expectOpen(room.name);
  await tab.preferences.expectLook('text-size', 'larger');
  await tab.preferences.expectLook('theme', 'dark');
  await tab.rooms.chooseMine('Preferences');
  await expect(tab.preferences.dialog.getByRole('radio', { name: 'Larger', exact: true })).toBeChecked();
  expect(elsewhere.frames.join('')).not.toContain('preferences:changed');
  network.set('open');
  await elsewhere.preferences.expectLook('text-size', 'larger');
  await elsewhere.preferences.expectLook('theme', 'dark');
});

test('PREF3 who does not show that they are typing is not seen to, and sees the others', async ({ alice, bob, room }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  await hers.room.composer.fill('a first thought');
  await expect(his.room.typing(`${alice.name} is typing`)).toBeVisible();
  await hers.room.composer.press('Enter');
  await hers.rooms.chooseMine('Preferences');
  await hers.preferences.showsTyping.uncheck();
  await expect.poll(() => hers.frames.some((frame) => frame.includes('"typing":"hidden"'))).toBe(true);
  await hers.preferences.done();
  const from = his.frames.length;
  await hers.room.composer.fill('a secret thought');
  await hers.room.composer.press('Enter');
  await his.room.expectMessage('a secret thought');
  expect(his.frames.slice(from).filter((frame) => frame.includes('typing:changed'))).toEqual([]);
  await his.room.composer.fill('what?');
  await expect(hers.room.typing(`${bob.name} is typing`)).toBeVisible();
});

test('PREF4 every time follows how one counts hours: in the messages, on a card, in a dialog, and in the list on a phone', async ({
  alice,
  bob,
  room,
}) => {
  await bob.send(room, 'what time is it?');
  await bob.describe('', 'Asia/Kolkata');
  await bob.setStatus('🎧', 'Heads down', Date.now() + 60_000);
  const tab = await alice.tab(room);
  const time = tab.room.message('what time is it?').locator('time').first();
  await expect(time).toHaveText(/^\d\d:\d\d$/u);
  await tab.rooms.chooseMine('Preferences');
  await tab.preferences.choose('Times', /2:07/u);
  await expect(time).toHaveText(/^\d{1,2}:\d\d [ap]m$/u);
  await expect(time).toHaveAttribute('title', /\d:\d\d [ap]m$/u);
  await tab.preferences.done();
  await tab.room.message('what time is it?').getByRole('button', { name: bob.name }).click();
  await expect(tab.profile.card(bob.name)).toContainText(/\d:\d\d [ap]m there/u);
  await expect(tab.profile.card(bob.name)).toContainText(/until (?:midnight|\d{1,2}:\d\d [ap]m)/u);
  await tab.page.keyboard.press('Escape');
  await tab.rooms.chooseMine('Do not disturb');
  await expect(tab.preferences.dndNow).toContainText('Until tomorrow at 8:00 am');

  const pocket = await (await alice.anotherDevice(phone)).tab('/');
  await expect(pocket.rooms.line(room.name)).toContainText(/\d:\d\d [ap]m/u);
});

test.describe('with a finger', () => {
  test.use(phone);

  test('PREF8 Enter makes a line, and sends once one has chosen that', async ({ alice, room }) => {
    const tab = await alice.tab(room);
    await tab.room.composer.fill('one');
    await tab.room.composer.press('Enter');
    await expect(tab.room.composer).toHaveValue('one\n');
    await alice.prefer({ enter: 'send' });
    await expect(tab.room.composer).toHaveAttribute('enterkeyhint', 'send');
    await tab.room.composer.fill('two');
    await tab.room.composer.press('Enter');
    await tab.room.expectMessage('two');
  });
});

test('PREF7 signing out takes the look from the device and leaves the theme; whoever comes next sees what a stranger sees', async ({
  alice,
  room,
}) => {
  await alice.prefer({ theme: 'dark', textSize: 'larger', density: 'compact', motion: 'less', clock: '12' });
  const tab = await alice.tab(room);
  await tab.preferences.expectLook('density', 'compact');
  await tab.rooms.chooseMine('Sign out');
  const dialog = tab.page.getByRole('dialog', { name: 'Sign out' });
  await dialog.getByRole('button', { name: /^Sign out/u }).click();
  await expect(tab.signIn.name).toBeVisible();
  const html = tab.page.locator('html');
  for (const part of ['text-size', 'density', 'motion']) await expect(html).not.toHaveAttribute(`data-${part}`);
  await tab.preferences.expectLook('theme', 'dark');
  expect(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => /look|preferences/u.test(key)))).toEqual([]);
  await tab.reload();
  await expect(tab.signIn.name).toBeVisible();
  for (const part of ['text-size', 'density', 'motion']) await expect(html).not.toHaveAttribute(`data-${part}`);
});
