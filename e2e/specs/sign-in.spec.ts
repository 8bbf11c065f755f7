import { everythingKept, keptLogs, keptOfAnybody } from '../fixtures/kept.ts';
import { expect, test } from '../fixtures/test.ts';

test('NAME3 a name is enough: the lobby, a welcome that only the newcomer sees, and the others see who came', async ({ alice, stranger }) => {
  const hers = await alice.tab();
  await hers.room.expectOpen('Lobby');
  const theirs = await stranger.tab();
  await theirs.signIn.signIn(stranger.name);

  await theirs.room.expectOpen('Lobby');
  await expect(theirs.room.timeline.getByText('Only you can see this')).toBeVisible();
  await hers.room.expectLine(`${stranger.name} joined`);
  // Hers is the welcome for her, and stays the only one.
  await expect(hers.room.timeline.getByText('Only you can see this')).toHaveCount(1);
});

test('NAME3 a welcome that was dismissed stays away, in every tab', async ({ alice }) => {
  const first = await alice.tab();
  const second = await alice.tab();
  const welcome = second.room.timeline.getByText('Only you can see this');
  await expect(welcome).toBeVisible();
  await first.room.timeline.getByRole('button', { name: 'Dismiss' }).click();
  await expect(welcome).toBeHidden();
  await second.reload();
  await second.room.expectOpen('Lobby');
  await expect(welcome).toBeHidden();
});

test('SESSION9 a reload, a second tab and a restarted server keep who one is', async ({ stranger, server }) => {
  const tab = await stranger.tab();
  await tab.signIn.signIn(stranger.name);
  await tab.room.expectOpen('Lobby');

  await tab.reload();
  await expect(tab.rooms.me(stranger.name)).toBeVisible();
  const second = await stranger.tab();
  await expect(second.rooms.me(stranger.name)).toBeVisible();
  stranger.expectNetworkTrouble();
  await server.restart();
  await second.reload();
  await expect(second.rooms.me(stranger.name)).toBeVisible();
});

test('GUEST1 the session is a cookie that no script can read', async ({ alice }) => {
  const tab = await alice.tab();
  await tab.room.expectOpen('Lobby');
  const cookies = await alice.context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(await tab.page.evaluate(() => document.cookie)).toBe('');
});

test('NAME1 GUEST3 a taken name is said to be taken, in any case and width, and one press takes the free one', async ({ alice, stranger }) => {
  const tab = await stranger.tab();
  stranger.watch.expect(/status of 409/u);
  await tab.signIn.signIn(alice.name.toUpperCase());
  await expect(tab.page.getByRole('main')).toContainText(/taken/iu);
  await expect(tab.signIn.suggestion).toBeVisible();
  const free = (await tab.signIn.suggestion.innerText()).replace(/^Use “|”$/gu, '');
  await tab.signIn.suggestion.click();
  await tab.room.expectOpen('Lobby');
  await expect(tab.rooms.me(free)).toBeVisible();
});

test('GUEST5 a name that can’t be is said so in place, and the field keeps it', async ({ stranger }) => {
  const tab = await stranger.tab();
  await tab.signIn.signIn('   ');
  await expect(tab.page.getByText('A name can’t be empty.')).toBeVisible();
  await expect(tab.signIn.name).toHaveAttribute('aria-invalid', 'true');
  await tab.signIn.signIn('x'.repeat(41));
  await expect(tab.page.getByText('A name can have 40 characters at most.')).toBeVisible();
});

test('the name is kept for next time', async ({ stranger }) => {
  const tab = await stranger.tab();
  await tab.signIn.signIn(stranger.name);
  await tab.room.expectOpen('Lobby');
  await stranger.context.clearCookies();
  await tab.reload();
  await expect(tab.signIn.name).toHaveValue(stranger.name);
});

test('NAME2 a new name shows in the open windows of everybody, with a line that says so', async ({ alice, bob, room, unique }) => {
  await alice.send(room, 'before');
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  await expect(his.room.message('before')).toContainText(alice.name);
  const name = unique('Alina');
  await hers.rooms.renameMe(name);

  await expect(hers.rooms.me(name)).toBeVisible();
  await his.room.expectLine(`${alice.name} is now ${name}`);
  await expect(his.room.message('before')).toContainText(name);
});

test('NAME1 a rename to a taken name offers a free one', async ({ alice, bob }) => {
  const tab = await alice.tab();
  await tab.room.expectOpen('Lobby');
  await tab.rooms.chooseMine('Edit profile');
  const dialog = tab.page.getByRole('dialog', { name: 'Edit profile' });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill(bob.name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const take = dialog.getByRole('button', { name: /^Use “/u });
  const free = (await take.innerText()).replace(/^Use “|”$/gu, '');
  await take.click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(tab.rooms.me(free)).toBeVisible();
});

test('SESSION1 ACCOUNT12 signing out asks first, ends every tab, and leaves nothing in the browser', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  const other = await alice.tab(room);
  await tab.page.bringToFront();
  await tab.room.composer.fill('half a thought');
  const dialog = tab.page.getByRole('dialog', { name: 'Sign out?' });
  await tab.rooms.chooseMine('Sign out');
  await expect(dialog).toContainText(`signing out gives up the name “${alice.name}”`);
  await expect(dialog).toContainText('Your drafts would be lost.');
  await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused();
  await tab.page.keyboard.press('Escape');
  await tab.room.expectOpen(room.name);

  await tab.rooms.chooseMine('Sign out');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  for (const { signIn } of [tab, other]) {
    await signIn.expectOpen();
    await expect(signIn.main.getByText('You are signed out.')).toBeVisible();
    await expect(signIn.name).toHaveValue('');
  }
  await expect(tab.page).toHaveURL(/:\d+\/$/u);
  await expect.poll(() => keptOfAnybody(tab.page)).toEqual({ stores: [], stored: [] });
  await tab.reload();
  await tab.signIn.expectOpen();
});

test('T12 of what was said in rooms nothing can be found after signing out: by going back, in any store, or in a page opened later', async ({
  alice,
  bob,
  room,
}) => {
  const canary = 'nobody else may read this';
  await bob.send(room, canary);
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectMessage(canary);
  await expect.poll(() => keptLogs(page)).toContain(canary);
  expect(await everythingKept(page)).toContain(canary);
  // A page that was left is kept by the browser, to be shown again as it was.
  await page.goto('about:blank');
  await page.goBack();
  await tab.room.expectMessage(canary);
  await tab.rooms.chooseMine('Sign out');
  await page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
  await tab.signIn.expectOpen();
  await expect.poll(() => keptOfAnybody(page)).toEqual({ stores: [], stored: [] });
  for (const step of [() => page.goBack(), () => page.goForward(), () => page.reload()]) {
    await step();
    await expect(page.getByText(canary)).toHaveCount(0);
  }
  await page.close();
  const later = await alice.tab(`/r/${room.slug}`);
  await later.signIn.expectOpen();
  expect(await everythingKept(later.page)).not.toContain(canary);
});

test('SESSION1 CACHE8 what was set for the device outlasts signing out: who comes next keeps no messages there either', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  await tab.rooms.chooseMine('Messages on this device');
  const choice = tab.page.getByRole('checkbox', { name: 'Keep messages on this device' });
  await choice.uncheck();
  await tab.page.keyboard.press('Escape');
  await tab.rooms.chooseMine('Sign out');
  await tab.page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
  await tab.signIn.signIn(`${alice.name} 2`);
  await tab.room.expectOpen('Lobby');
  await tab.rooms.chooseMine('Messages on this device');
  await expect(choice).not.toBeChecked();
});

test('SESSION1 without the server nobody is signed out, and everything stays', async ({ alice, room, network }) => {
  const tab = await alice.tab(room, { via: network });
  await tab.rooms.chooseMine('Sign out');
  const dialog = tab.page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toBeVisible();
  alice.expectNetworkTrouble();
  network.set('down');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'The server can’t be reached. You are still signed in.' })).toBeVisible();
  network.set('open');
  await tab.page.keyboard.press('Escape');
  await tab.reload();
  await tab.room.expectOpen(room.name);
});
