import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

test('BLOCK1 BLOCK3 blocked from their card, somebody is folded in both tabs and on the phone at once; one line opens and folds again, and nobody else sees any of it', async ({
  alice,
  bob,
  carol,
  room,
  browser,
  server,
}) => {
  // Five pages.
  test.slow();
  await carol.join(room);
  await bob.send(room, 'loud one', 'loud two');
  await carol.send(room, 'calm');
  await bob.send(room, 'loud three');
  const [hers, other, his, carols] = [await alice.tab(room), await alice.tab(room), await bob.tab(room), await carol.tab(room)];
  // The phone of the same person.
  const context = await browser.newContext({ ...phone, storageState: await alice.context.storageState(), serviceWorkers: 'block' });
  const mobile = await context.newPage();
  await mobile.goto(`${server.url}/r/${room.slug}`);
  await expect(mobile.getByText('loud three')).toBeVisible();
  await other.room.expectMessage('loud one');

  await hers.room.message('loud one').getByRole('button', { name: bob.name }).click();
  await hers.profile.card(bob.name).getByRole('button', { name: 'Block…' }).click();
  await expect(hers.blocking.question(bob.name)).toContainText('They are not told.');
  await hers.blocking.confirm(bob.name);
  for (const tab of [hers, other]) {
    await expect(tab.blocking.lines).toHaveText([
      /^2 messages from somebody you blocked \d\d:\d\d · Show$/u,
      /^Message from somebody you blocked \d\d:\d\d · Show$/u,
    ]);
    await expect(tab.room.timeline).not.toContainText('loud');
    await expect(tab.room.timeline).toContainText('calm');
  }
  await expect(mobile.getByRole('log')).not.toContainText('loud');
  await context.close();

  await hers.blocking.show(hers.blocking.lines.first()).click();
  for (const text of ['loud one', 'loud two']) await hers.room.expectMessage(text);
  await expect(hers.room.timeline).not.toContainText('loud three');
  await expect(other.room.timeline).not.toContainText('loud');
  // What comes now is folded, though the line above it is open.
  await bob.send(room, 'loud four');
  await expect(hers.blocking.lines.last()).toContainText('2 messages');
  await hers.blocking.hide(hers.blocking.lines.first()).click();
  await expect(hers.room.timeline).not.toContainText('loud');

  await hers.reload();
  await expect(hers.blocking.lines.last()).toBeVisible();
  await expect(hers.room.timeline).not.toContainText('loud');
  await his.room.sendMessage('loud five');
  for (const tab of [his, carols]) {
    for (const text of ['loud one', 'loud four', 'loud five', 'calm']) await tab.room.expectMessage(text);
    expect(tab.frames.join('\n')).not.toContain('blocked');
    await expect(tab.blocking.lines).toHaveCount(0);
  }
});

test('BLOCK8 blocking is undone in what says so, on their card and in the list of whom one has blocked, each in the other tab, too', async ({
  alice,
  bob,
  room,
}) => {
  await bob.send(room, 'loud');
  const [hers, other] = [await alice.tab(room), await alice.tab(room)];
  const status = hers.page.getByRole('status');
  await hers.blocking.choose(hers.room.message('loud'), 'Block…');
  await hers.blocking.confirm(bob.name);
  await expect(status.filter({ hasText: `${bob.name} is blocked.` })).toBeVisible();
  await expect(other.blocking.lines).toHaveCount(1);
  await hers.page.getByRole('button', { name: 'Undo' }).click();
  for (const tab of [hers, other]) await tab.room.expectMessage('loud');

  await alice.block(bob);
  await hers.details.open();
  await expect(hers.details.member(bob.name)).toContainText('Blocked');
  await hers.details.member(bob.name).getByRole('button').click();
  await expect(hers.profile.card(bob.name)).toContainText('Blocked');
  await hers.profile.card(bob.name).getByRole('button', { name: 'Unblock' }).click();
  for (const tab of [hers, other]) await tab.room.expectMessage('loud');
  await expect(hers.details.member(bob.name)).not.toContainText('Blocked');

  await alice.block(bob);
  await expect(hers.blocking.lines).toHaveCount(1);
  await hers.rooms.chooseMine('People you blocked');
  await expect(hers.blocking.list.getByRole('listitem')).toHaveText([new RegExp(`${bob.name}Blocked today`, 'u')]);
  await hers.blocking.list.getByRole('button', { name: `Unblock ${bob.name}` }).click();
  await expect(hers.blocking.list).toContainText('Nobody.');
  await expect(hers.blocking.list.getByRole('button', { name: 'Done' })).toBeFocused();
  await expect(status.filter({ hasText: `${bob.name} is not blocked any more.` })).toBeVisible();
  for (const tab of [hers, other]) await expect(tab.room.timeline).toContainText('loud');
});

test('BLOCK8 without a connection nobody is blocked: the question says so, stays, and afterwards it is done', async ({
  alice,
  bob,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  await bob.send(room, 'loud');
  const tab = await alice.tab(room, { via: network });
  await tab.room.expectMessage('loud');
  await tab.blocking.choose(tab.room.message('loud'), 'Block…');
  network.set('down');
  await expect(tab.room.banner).toContainText('Reconnecting');
  await tab.blocking.question(bob.name).getByRole('button', { name: 'Block', exact: true }).click();
  await expect(tab.blocking.question(bob.name).getByText('No connection. Try again once it is back.')).toBeVisible();
  network.set('open');
  await expect(tab.room.banner).not.toContainText('Reconnecting');
  await tab.blocking.confirm(bob.name);
  await expect(tab.blocking.lines).toHaveCount(1);
});

test('BLOCK2 a guest who has left can be blocked, from what they wrote', async ({ alice, bob, room }) => {
  await bob.send(room, 'loud');
  await bob.leave(room);
  const tab = await alice.tab(room);
  await tab.blocking.choose(tab.room.message('loud'), 'Block…');
  await tab.blocking.confirm(bob.name);
  await expect(tab.blocking.lines).toHaveCount(1);
  await tab.rooms.chooseMine('People you blocked');
  await expect(tab.blocking.list.getByRole('button', { name: `Unblock ${bob.name}` })).toBeVisible();
});

test('BLOCK2 there is no way to block oneself', async ({ alice, room }) => {
  await alice.send(room, 'mine');
  const { page, ...tab } = await alice.tab(room);
  await tab.room.openMenu(() => tab.room.message('mine').getByText('mine').click({ button: 'right' }));
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Block/u })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await tab.room.message('mine').getByRole('button', { name: alice.name }).click();
  await expect(tab.profile.card(alice.name).getByRole('button', { name: 'Edit profile' })).toBeVisible();
  await expect(tab.profile.card(alice.name).getByRole('button', { name: /Block/u })).toHaveCount(0);
});

test('BLOCK4 a blocked person is not seen typing, a screen reader hears nothing of theirs, and the list of members has no status of theirs', async ({
  alice,
  bob,
  carol,
  room,
}) => {
  await carol.join(room);
  await bob.setStatus('📣', 'Very loud');
  await alice.block(bob);
  const { page, ...tab } = await alice.tab(room);
  const [his, carols] = [await bob.tab(room), await carol.tab(room)];
  await tab.details.open();
  await expect(tab.details.member(bob.name)).toContainText('Blocked');
  await expect(tab.details.member(bob.name).getByRole('img', { name: 'Very loud' })).toHaveCount(0);
  await his.room.composer.pressSequentially('lou');
  await carols.room.composer.pressSequentially('calm');
  await expect(tab.room.typing(`${carol.name} is typing`)).toBeVisible();
  await his.room.sendMessage('loud');
  await expect(tab.blocking.lines).toHaveCount(1);
  await carols.room.sendMessage('calm');
  const spoken = page.locator('[aria-live="polite"]').filter({ hasText: /./u });
  await expect(spoken.filter({ hasText: `${carol.name}: calm` })).toHaveCount(1);
  await expect(page.locator('body')).not.toContainText('loud');
  // He still sees her.
  await tab.room.composer.pressSequentially('hello');
  await expect(his.room.typing(`${alice.name} is typing`)).toBeVisible();
});
