import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

test('PROFILE1 a status that one sets shows in one’s other tab and in the open windows of others, beside the name and in the card, and goes again', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'off soon');
  const his = await bob.tab(room);
  await his.details.open();
  const other = await alice.tab(room);
  const hers = await alice.tab(room);
  await hers.rooms.chooseMine('Set a status');
  await hers.profile.statusForm.getByRole('button', { name: 'On holiday' }).click();
  await hers.profile.statusText.fill('By the sea');
  await hers.profile.save(hers.profile.statusForm);

  for (const tab of [hers, other]) await expect(tab.rooms.region.getByRole('img', { name: 'By the sea' })).toHaveText('🌴');
  await expect(his.details.member(alice.name).getByRole('img', { name: 'By the sea' })).toBeVisible();
  await his.room.message('off soon').getByRole('button', { name: alice.name }).click();
  await expect(his.profile.card(alice.name)).toContainText('By the sea');
  await expect(his.profile.card(alice.name)).toContainText(/until (?:midnight|the end of Sunday)/u);

  await hers.rooms.chooseMine('Clear your status');
  await expect(his.profile.card(alice.name)).not.toContainText('By the sea');
  await expect(his.profile.card(alice.name)).toBeVisible();
  for (const tab of [hers, other]) await expect(tab.rooms.region.getByRole('img')).toHaveCount(0);
  // Nothing of it is a line of the room.
  await expect(his.room.timeline).not.toContainText('By the sea');
});

test('PROFILE2 a status is gone in the moment in which it ends, in a window that is open', async ({ alice, bob, room }) => {
  await alice.setStatus('🗓️', 'In a meeting', Date.now() + 20 * 60_000);
  const { page, ...his } = await bob.tab(room, { clock: true });
  await his.details.open();
  const sign = his.details.member(alice.name).getByRole('img', { name: 'In a meeting' });
  await expect(sign).toBeVisible();
  await his.details.member(alice.name).getByRole('button').click();
  await expect(his.profile.card(alice.name)).toContainText(/In a meetinguntil \d\d:\d\d/u);
  await page.clock.fastForward('20:00');
  await expect(sign).toHaveCount(0);
  await expect(his.profile.card(alice.name)).not.toContainText('In a meeting');
});

test('PROFILE6 pronouns and the time for them show in the card, also to who comes later', async ({ alice, bob, room }) => {
  await alice.send(room, 'good morning');
  const { profile, rooms } = await alice.tab(room);
  await rooms.chooseMine('Edit profile');
  await profile.field('Pronouns').fill('she/her');
  await profile.editor.getByRole('button', { name: 'Use Europe/Berlin' }).click();
  await expect(profile.timeZone).toHaveValue('Europe/Berlin');
  await profile.timeZone.fill('Asia/Kolkata');
  await profile.save(profile.editor);

  const { page, ...his } = await bob.tab(room, { clock: true });
  await page.clock.setFixedTime('2026-01-15T12:00:00Z');
  await his.room.message('good morning').getByRole('button', { name: alice.name }).click();
  const card = his.profile.card(alice.name);
  await expect(card).toContainText('she/her');
  await expect(card).toContainText('17:30 there, 4 h 30 min ahead');
  await expect(card).toContainText('Owner of this room, joined');
});

test('PROFILE5 by keyboard: Enter on a name opens its card, Escape closes it and gives the focus back, in the timeline and in the list of members', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'hello');
  const { page, ...tab } = await bob.tab(room);
  await tab.room.expectReady();
  await tab.room.expectMessage('hello');
  await page.keyboard.press('Shift+Tab');
  await expect(tab.room.message('hello')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tab.room.message('hello').getByRole('toolbar').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  const name = tab.room.message('hello').getByRole('button', { name: alice.name });
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tab.profile.card(alice.name)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tab.profile.card(alice.name)).toBeHidden();
  await expect(name).toBeFocused();

  await tab.details.open();
  const rows = tab.details.region.getByRole('list').last().getByRole('button');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  // Who is here comes first.
  await expect(tab.profile.card(alice.name)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows.nth(1)).toBeFocused();
  // Closed on purpose: it stays so.
  await page.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
});

test('PROFILE5 a mouse that rests on a name shows the card, which takes no focus and goes with Escape or with the mouse', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'hello');
  const { page, ...tab } = await bob.tab(room, { clock: true });
  await tab.room.expectReady();
  const name = tab.room.message('hello').getByRole('button', { name: alice.name });
  const card = tab.profile.card(alice.name);
  // From here on no time passes but what the test lets pass.
  await page.clock.pauseAt(Date.now() + 2_000);
  // Its code comes a moment after the room.
  await expect(async () => {
    await tab.room.composer.hover();
    await name.hover();
    await page.clock.runFor(600);
    await expect(card).toBeVisible({ timeout: 500 });
  }).toPass();
  await tab.room.composer.hover();
  await page.clock.runFor(300);
  await expect(card).toHaveCount(0);

  await name.hover();
  await page.clock.runFor(400);
  await expect(card).toHaveCount(0);
  await page.clock.runFor(200);
  await expect(card).toBeVisible();
  await expect(tab.room.composer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(tab.room.composer).toBeFocused();

  await tab.room.composer.hover();
  await name.hover();
  await page.clock.runFor(600);
  await expect(card).toBeVisible();
  // Onto the card, which stays, and away from it.
  await card.hover();
  await page.clock.runFor(1_000);
  await expect(card).toBeVisible();
  await tab.room.composer.hover();
  await page.clock.runFor(300);
  await expect(card).toBeHidden();
});

test('PROFILE5 on one’s own card one sets a status, and a click beside a card closes it', async ({ alice, room }) => {
  await alice.send(room, 'mine');
  const tab = await alice.tab(room);
  await tab.room.message('mine').getByRole('button', { name: alice.name }).click();
  await tab.profile.card(alice.name).getByRole('button', { name: 'Set a status' }).click();
  await expect(tab.profile.card(alice.name)).toBeHidden();
  await tab.profile.statusText.fill('Reading');
  await tab.profile.save(tab.profile.statusForm);
  await tab.room.message('mine').getByRole('button', { name: alice.name }).click();
  await expect(tab.profile.card(alice.name)).toContainText('Reading');
  await tab.room.composer.click();
  await expect(tab.profile.card(alice.name)).toBeHidden();
  await expect(tab.room.composer).toBeFocused();
});

test('PROFILE3 what cannot be is said beside its field, and what was typed stays', async ({ alice, room }) => {
  const { page, ...tab } = await alice.tab(room);
  await tab.rooms.chooseMine('Edit profile');
  await tab.profile.field('Pronouns').fill('x'.repeat(31));
  await tab.profile.timeZone.fill('Middle Earth');
  await tab.profile.editor.getByRole('button', { name: 'Save' }).click();
  await expect(tab.profile.field('Pronouns')).toHaveAccessibleDescription('The pronouns field can have 30 characters at most.');
  await expect(tab.profile.timeZone).toHaveAccessibleDescription(
    'No time zone is called “Middle Earth”. Try the largest city near you, such as Berlin, or leave it empty.',
  );
  await expect(tab.profile.timeZone).toHaveValue('Middle Earth');
  await page.keyboard.press('Escape');
  await tab.rooms.chooseMine('Set a status');
  await tab.profile.statusForm.getByRole('button', { name: 'Save' }).click();
  await expect(tab.profile.statusText).toHaveAccessibleDescription('A status can’t be empty.');
});

test('PROFILE7 without a connection a status is not set: that is said in the form, nothing typed is lost, and afterwards it goes', async ({
  alice,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  const tab = await alice.tab(room, { via: network });
  await tab.rooms.chooseMine('Set a status');
  await tab.profile.statusText.fill('At the harbour');
  network.set('down');
  await expect(tab.room.banner).toContainText('Reconnecting');
  await tab.profile.statusForm.getByRole('button', { name: 'Save' }).click();
  await expect(tab.profile.statusForm.getByText('No connection. Try again once it is back.')).toBeVisible();
  await expect(tab.profile.statusText).toHaveValue('At the harbour');
  network.set('open');
  await expect(tab.room.banner).not.toContainText('Reconnecting');
  await tab.profile.save(tab.profile.statusForm);
  await expect(tab.rooms.region.getByRole('img', { name: 'At the harbour' })).toBeVisible();
});

for (const [where, size] of Object.entries({ 'on a desktop': {}, 'on a phone': phone })) {
  test.describe(`axe finds nothing ${where}, in light and dark`, () => {
    test.describe.configure({ timeout: 90_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('in the card and the dialogs of profiles', async ({ alice, bob, room }) => {
      await alice.describe('she/her', 'Asia/Tokyo');
      await alice.setStatus('🎧', 'Heads down', Date.now() + 3_600_000);
      await alice.send(room, 'hello');
      await bob.send(room, 'hello back');
      const { page, ...tab } = await bob.tab(room);
      for (const [text, name] of [
        ['hello', alice.name],
        ['hello back', bob.name],
      ] as const) {
        await tab.room.message(text).getByRole('button', { name }).click();
        await expect(tab.profile.card(name)).toBeVisible();
        await expectAccessible(page, `the card of ${name === bob.name ? 'oneself' : 'somebody'}`);
        await page.keyboard.press('Escape');
        await expect(tab.profile.card(name)).toBeHidden();
      }
      await tab.room.message('hello back').getByRole('button', { name: bob.name }).click();
      await tab.profile.card(bob.name).getByRole('button', { name: 'Edit profile' }).click();
      await expect(tab.profile.editor).toBeVisible();
      await expectAccessible(page, 'one’s profile');
      await page.keyboard.press('Escape');
      await tab.room.message('hello back').getByRole('button', { name: bob.name }).click();
      await tab.profile.card(bob.name).getByRole('button', { name: 'Set a status' }).click();
      await expect(tab.profile.statusForm).toBeVisible();
      await expectAccessible(page, 'one’s status');
    });
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('PROFILE5 TOUCH4 the card is a sheet, and Back closes it', async ({ alice, bob, room }) => {
    await alice.setStatus('🎧', 'Heads down');
    await alice.send(room, 'hello');
    const { page, ...tab } = await bob.tab(room);
    await tab.room.message('hello').getByRole('button', { name: alice.name }).tap();
    const card = tab.profile.card(alice.name);
    await expect(card).toContainText('Heads down');
    await expect.poll(async () => (await card.boundingBox())?.width).toBe(page.viewportSize()?.width);
    await page.goBack();
    await expect(card).toBeHidden();
    await tab.room.expectOpen(room.name);
    await tab.details.open();
    await tab.details.member(alice.name).getByRole('button').tap();
    await expect(card).toContainText('Heads down');
    await card.getByRole('button', { name: 'Close' }).tap();
    await expect(card).toBeHidden();
    await expect(tab.details.region).toBeVisible();
  });
});

test.describe('where there is less room', () => {
  test.use({ viewport: { width: 900, height: 800 } });

  test('PROFILE5 a card opens over the drawer of details, and Escape closes the card first', async ({ alice, bob, room }) => {
    await alice.setStatus('🎧', 'Heads down');
    const { page, ...tab } = await bob.tab(room);
    await tab.details.open();
    await tab.details.member(alice.name).getByRole('button').click();
    const card = tab.profile.card(alice.name);
    await expect(card).toContainText('Heads down');
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(tab.details.region).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tab.details.region).toBeHidden();
  });
});
