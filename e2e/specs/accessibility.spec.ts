import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { desktop, phone } from '../fixtures/devices.ts';
import type { Person } from '../fixtures/person.ts';
import { expect, test } from '../fixtures/test.ts';

async function expectDialogAccessible(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, name);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function expectMenuAccessible(page: Page, entry: string): Promise<void> {
  await expect(page.getByRole('menuitem', { name: entry })).toBeVisible();
  await expectAccessible(page, `menu with ${entry}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

test('a screen reader hears what is new in the room, and neither history nor one’s own words', async ({ alice, bob, room }) => {
  await bob.send(room, 'long ago');
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectMessage('long ago');
  const spoken = page.locator('[aria-live="polite"]').filter({ hasText: /./u });
  await tab.room.sendMessage('my own words');
  await bob.send(room, 'breaking news');
  await expect(spoken).toHaveText(`${bob.name}: breaking news`);
  await bob.send(room, 'one', 'two', 'three');
  await expect(spoken).toHaveText(/(?:new messages, last from )?.+: three$/u);
});

/** A conversation that shows what a timeline can show. */
async function converse(alice: Person, bob: Person, room: Parameters<Person['send']>[0]): Promise<void> {
  await alice.send(room, 'Good morning', 'See https://example.org/tides', 'שלום לכולם', '🎉');
  await bob.send(room, 'a\nmessage\nof lines', 'x'.repeat(400));
}

const sizes = { 'on a desktop': desktop, 'on a phone': phone };

for (const [where, size] of Object.entries(sizes)) {
  test.describe(`axe finds nothing ${where}, in light and dark`, () => {
    test.describe.configure({ timeout: 90_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('on an invite, and where it is made', async ({ olga, stranger, unique }) => {
      stranger.watch.expect(/status of 404/u);
      const room = await olga.createRoom(unique('Design'));
      const { page, invite } = await stranger.tab(await olga.invite({ roomIds: [room.id] }));
      await invite.expectTitle('Olga invites you to Parley');
      await expectAccessible(page, 'an invite');
      await invite.button('Come in').click();
      await expect(invite.field('Your name')).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(page, 'an invite with nothing filled in');
      const late = await stranger.tab('/invite#none');
      await late.invite.expectGone();
      await expectAccessible(late.page, 'an invite that can’t be used');
      const hers = await olga.tab('/r/lobby');
      if (size === phone) await hers.page.goto(new URL('/', hers.page.url()).href);
      await hers.invite.open();
      await expectAccessible(hers.page, 'Invite people');
      await hers.invite.create();
      await expect(hers.invite.lines().first()).toBeVisible();
      await expectDialogAccessible(hers.page, 'Invite people');
    });

    test('on the way in', async ({ stranger }) => {
      const { page, signIn } = await stranger.tab();
      await signIn.expectOpen();
      await expectAccessible(page, 'sign-in');
      await signIn.signIn(' ');
      await expect(signIn.name).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(page, 'sign-in with a name that can’t be');
      await signIn.haveAccount.click();
      await signIn.submit.click();
      await expect(signIn.userName).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(page, 'sign-in to an account');
    });

    test('in a room, its menu, its details and the dialogs', async ({ alice, bob, room }) => {
      await converse(alice, bob, room);
      await bob.tab(room);
      const { page, ...tab } = await alice.tab(room);
      await tab.room.expectMessage('Good morning');
      await expectAccessible(page, 'room');
      await tab.room.message('Good morning').click();
      await expectAccessible(page, 'room with a message that has the focus');
      await tab.room.message('Good morning').getByRole('button', { name: 'More actions' }).click();
      await expectMenuAccessible(page, 'Mark unread from here');
      await page.getByRole('button', { name: 'Room menu' }).click();
      await expectMenuAccessible(page, 'Leave room');
      await tab.details.open();
      await tab.details.expectMember(bob.name, 'online');
      await expectAccessible(page, 'details');
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
      await tab.room.choose('Edit room');
      await expectDialogAccessible(page, `Edit ${room.name}`);
      await tab.switcher.open();
      await expectDialogAccessible(page, 'Jump to a room');
      await tab.room.choose('Archive room');
      await expect(tab.room.main.getByText('This room is archived.')).toBeVisible();
      await expectAccessible(page, 'archived room');
    });

    test('in the list of rooms, its menus and their dialogs', async ({ alice, bob, room }) => {
      await bob.send(room, 'unread');
      const { page, rooms, account } = await alice.tab();
      await rooms.expectUnread(room.name, 1);
      await expectAccessible(page, 'rooms');
      await rooms.region.getByRole('button', { name: 'Add a room' }).click();
      await expectMenuAccessible(page, 'Browse rooms');
      await rooms.region.getByRole('button', { name: 'Preferences' }).click();
      await expectMenuAccessible(page, 'Edit profile');
      await rooms.openBrowse();
      await expect(rooms.browse.row(room.name)).toBeVisible();
      await expectDialogAccessible(page, 'Browse rooms');
      await rooms.startCreating();
      await rooms.form.dialog.getByRole('button', { name: 'Create room' }).click();
      await expectDialogAccessible(page, 'Create a room');
      await rooms.chooseMine('Edit profile');
      await expectDialogAccessible(page, 'Edit profile');
      await rooms.chooseMine('Set a status');
      await expectDialogAccessible(page, 'Set a status');
      await rooms.chooseMine('Account');
      await expect(account.button('Create account')).toBeVisible();
      await expectAccessible(page, 'a guest’s account');
      await account.create(`axe.${Date.now()}`, 'six lanterns over water');
      await account.button('Change password').click();
      await expectDialogAccessible(page, 'Your account');
      await rooms.chooseMine('Messages on this device');
      await expectDialogAccessible(page, 'Messages on this device');
      if (where === 'on a desktop') {
        await rooms.chooseMine('Keyboard');
        await expectDialogAccessible(page, 'Keyboard');
      }
      await rooms.chooseMine('Sign out');
      await expectDialogAccessible(page, 'Sign out?');
    });

    test('at an address of a room to join, and of none', async ({ carol, room }) => {
      const { page } = await carol.tab(`/r/${room.slug}`);
      await expect(page.getByRole('button', { name: 'Join room' })).toBeVisible();
      await expectAccessible(page, 'room to join');
      carol.watch.expect(/status of 404/u);
      const nowhere = await carol.tab('/r/nowhere');
      await expect(nowhere.page.getByRole('button', { name: 'Back to my rooms' })).toBeVisible();
      await expectAccessible(nowhere.page, 'no room');
    });

    test('while the connection is lost', async ({ alice, room, network }) => {
      const { page, ...tab } = await alice.tab(room, { via: network });
      alice.expectNetworkTrouble();
      await page.waitForLoadState('networkidle');
      network.set('down');
      await expect(tab.room.banner).toContainText('Reconnecting');
      await tab.room.composer.fill('waits');
      await tab.room.main.getByRole('button', { name: 'Send' }).click();
      await expect(tab.room.message('waits')).toContainText('Sending…');
      await expectAccessible(page, 'room without a connection');
    });
  });
}
