import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

test('DND1 DND5 set for an hour it is in one’s other tab, with one’s name for others, and on one’s card with its end; titles count nothing, and it can be ended', async ({
  alice,
  bob,
  room,
}) => {
  test.slow();
  const hers = await alice.tab('/r/lobby');
  const second = await alice.tab('/r/lobby');
  const his = await bob.tab(room);
  await his.details.open();
  await hers.rooms.chooseMine('Do not disturb');
  await hers.preferences.dndNow.selectOption('For an hour');
  await hers.preferences.saveDnd();
  for (const { rooms } of [hers, second]) await expect(rooms.region.getByText('Do not disturb', { exact: true })).toBeVisible();

  const row = his.details.region.getByRole('button', { name: alice.name });
  await expect(row).toHaveAccessibleName(/do not disturb/u);
  await row.click();
  await expect(his.profile.card(alice.name)).toContainText(/Do not disturb until (?:midnight|\d\d:\d\d|\w+day)/u);

  await bob.send(room, 'are you there?');
  await hers.rooms.expectUnread(room.name, 1);
  await expect(hers.page).toHaveTitle(/^Lobby/u);
  await hers.rooms.chooseMine('End do not disturb');
  await expect(second.rooms.region.getByText('Online', { exact: true })).toBeVisible();
  await expect(hers.page).toHaveTitle(/^\(1\) Lobby/u);
  await expect(his.profile.card(alice.name)).not.toContainText('Do not disturb');
});

test('DND2 it ends in the moment in which it does, in windows that are open, of oneself and of others', async ({ alice, bob, room }) => {
  const hers = await alice.tab(room, { clock: true });
  const his = await bob.tab(room, { clock: true });
  await his.details.open();
  const row = his.details.region.getByRole('button', { name: alice.name });
  await alice.doNotDisturb(Date.now() + 30 * 60_000);
  await expect(row).toHaveAccessibleName(/do not disturb/u);
  await expect(hers.rooms.region.getByText('Do not disturb', { exact: true })).toBeVisible();
  for (const { page } of [hers, his]) await page.clock.fastForward('30:00');
  await expect(row).not.toHaveAccessibleName(/do not disturb/u);
  await expect(hers.rooms.region.getByText('Do not disturb', { exact: true })).toHaveCount(0);
});

test('DND3 DND4 a schedule made by keyboard says by whose clocks it goes, is on by itself, is ended by hand, and stays', async ({
  alice,
  bob,
  room,
}) => {
  const { page, rooms, preferences } = await alice.tab(room);
  await rooms.chooseMine('Do not disturb');
  const { dnd } = preferences;
  await expect(preferences.dndNow).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dnd.getByText('by the time in Europe/Berlin')).toBeVisible();
  // All day, every day: whenever this runs, it is on.
  await dnd.getByLabel('From', { exact: true }).fill('00:00');
  await dnd.getByLabel('To', { exact: true }).fill('00:00');
  await expect(dnd.getByText('On the next day.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dnd).toBeHidden();
  await expect(rooms.region.getByText('Do not disturb', { exact: true })).toBeVisible();

  const his = await bob.tab(room);
  await his.details.open();
  const row = his.details.region.getByRole('button', { name: alice.name });
  await expect(row).toHaveAccessibleName(/do not disturb/u);
  await row.click();
  await expect(his.profile.card(alice.name)).toContainText(/\d\d:\d\d there/u);

  await rooms.chooseMine('Do not disturb');
  await preferences.dndNow.selectOption('End it now');
  await preferences.saveDnd();
  await expect(rooms.region.getByText('Online', { exact: true })).toBeVisible();
  await expect(row).not.toHaveAccessibleName(/do not disturb/u);
  await rooms.chooseMine('Do not disturb');
  await expect(dnd.getByRole('checkbox', { name: 'Every week' })).toBeChecked();
  await expect(dnd.getByLabel('From', { exact: true })).toHaveValue('00:00');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('DND1 without a connection it says so and keeps what was chosen; once it is back it can be handed in', async ({ alice, room, network }) => {
    const tab = await alice.tab('/', { via: network });
    await tab.rooms.expectListed(room.name);
    await tab.page.waitForLoadState('networkidle');
    await tab.rooms.chooseMine('Do not disturb');
    alice.expectNetworkTrouble();
    network.set('down');
    await expect(tab.room.banner).toContainText('Reconnecting');
    const { preferences } = tab;
    await preferences.dndNow.selectOption('For 4 hours');
    await preferences.dnd.getByRole('button', { name: 'Save' }).click();
    await expect(preferences.dnd.getByText(/^No connection\./u)).toBeVisible();
    await expect(preferences.dndNow).toHaveValue('4h');
    network.set('open');
    await expect(async () => {
      await preferences.dnd.getByRole('button', { name: 'Save' }).click({ timeout: 1_000 });
      await expect(preferences.dnd).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await expect.poll(() => tab.frames.some((frame) => frame.includes('"dnd":{"until"'))).toBe(true);
  });
});
