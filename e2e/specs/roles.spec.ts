import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { ownersPassword } from '../fixtures/owner.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

test('ROLE1 ROLE2 ROLE7 ROLE8 ROLE9 by keyboard the only owner makes another one, who reads why they sign in again in the window that is open and finds it as they left it; and then deletes their account', async ({
  startServer,
  stranger,
  person,
}) => {
  // Axe looks at several pages, each of which takes it seconds.
  test.slow();
  const server = await startServer({});
  stranger.watch.expect(/status of 40[0139]/u);
  const { page, invite, rooms, role, account, details, signIn } = new Tab(await stranger.context.newPage());
  await page.goto(server.url + (await server.ownerPath));
  await invite.field('Your name').fill('Olga');
  await invite.field('User name').fill('olga');
  await invite.field('Password').fill(ownersPassword);
  await invite.button('Become the owner').click();
  await rooms.openRoom('Lobby');
  const other = await person('Mia');
  const hers = new Tab(await other.context.newPage());
  await hers.page.goto(`${server.url}/r/lobby`);
  await hers.signIn.signIn('Mia');
  await hers.room.expectOpen('Lobby');

  const deletion = page.getByRole('dialog', { name: 'Delete your account?' });
  const tab = new Tab(page);
  await tab.openAccount();
  await account.button('Delete my account…').click();
  await deletion.getByRole('textbox', { name: 'Your password' }).fill(ownersPassword);
  await deletion.getByRole('button', { name: 'Delete my account' }).click();
  await expect(deletion).toContainText('You are the only owner of this Parley. Make somebody else an owner first');
  await page.keyboard.press('Escape');
  await expect(deletion).toBeHidden();

  await details.open();
  await details.member('Mia').getByRole('button').click();
  await role.open('Mia');
  await expect(role.dialog).toContainText('Mia is a guest and has no account');
  await expect(role.dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await makeAccount(hers, 'mia');
  await hers.page.keyboard.press('Escape');
  await hers.room.composer.fill('half a thought');

  await details.member('Mia').getByRole('button').focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Mia', exact: true });
  await card.getByRole('button', { name: 'Change role…' }).focus();
  await page.keyboard.press('Enter');
  await expect(role.dialog).toContainText('Mia is a member of this Parley.');
  await expect(role.radio('Member')).toBeChecked();
  await expect(role.radio('Member')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(role.radio('Owner')).toBeChecked();
  await expectAccessible(page, 'the dialog that changes what somebody is');
  await role.password.fill('not her password');
  await page.keyboard.press('Enter');
  await expect(role.password).toHaveAccessibleDescription('This is not your password.');
  await expect(role.password).toBeFocused();
  await expect(role.radio('Owner')).toBeChecked();
  await role.password.fill(ownersPassword);
  await page.keyboard.press('Enter');
  await expect(role.dialog).toBeHidden();
  await expect(page.getByText('Mia is an owner of this Parley now.')).toBeVisible();
  await expect(hers.signIn.main).toContainText('Your role here has changed. Sign in again: everything of yours is as you left it.');
  await expectAccessible(hers.page, 'signing in again to do more');
  await hers.signIn.signInAgain('mia', password);
  await expect(hers.room.main).toContainText('You are an owner of this Parley now. An owner changed your role.');
  await expect(hers.room.composer).toHaveValue('half a thought');
  await hers.invite.open();
  await hers.page.keyboard.press('Escape');

  await tab.openAccount();
  await account.button('Delete my account…').click();
  await deletion.getByRole('textbox', { name: 'Your password' }).fill(ownersPassword);
  await deletion.getByRole('button', { name: 'Delete my account' }).click();
  await expect(signIn.main.getByText('Your account is gone.')).toBeVisible();
  await expect(hers.room.timeline).toContainText('Deleted person');
  // The new one is the only one now.
  await hers.details.open();
  await hers.details.member('Mia').getByRole('button').click();
  other.watch.expect(/status of 409/u);
  await hers.role.open('Mia');
  await expect(hers.role.dialog).toContainText('You are an owner of this Parley.');
  await hers.role.radio('Member').check();
  await hers.role.password.fill(password);
  await hers.role.submit.click();
  await expect(hers.role.dialog.getByRole('group', { name: 'Role' })).toContainText('You are the only owner of this Parley.');
  await expect(hers.role.password).toHaveValue(password);
  await expectAccessible(hers.page, 'the only owner who would be less');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('ROLE4 ROLE5 ROLE6 ROLE8 ROLE9 with touches alone an owner makes an admin, and a member again: of the admin’s open windows goes what only admins see, with what it showed, and so does what their invite promised', async ({
    olga,
    alice,
    stranger,
    room,
  }) => {
    // Axe looks at several pages, each of which takes it seconds.
    test.slow();
    await makeAccount(await alice.tab(), userNameOf(alice.name));
    await olga.join(room);
    await alice.send(room, 'hello there');
    const { page, profile, role, room: hers } = await olga.tab(room);
    const inviting = await alice.tab(room);
    const helping = await alice.tab(room);
    const openCard = () => hers.message('hello there').getByRole('button', { name: alice.name }).tap();

    await openCard();
    await profile.card(alice.name).getByRole('button', { name: 'Change role…' }).tap();
    await expect(role.dialog).toContainText(`${alice.name} is a member of this Parley.`);
    await role.radio('Admin').tap();
    await role.password.fill(ownersPassword);
    await expectAccessible(page, 'the dialog that changes what somebody is, on a phone');
    await role.submit.tap();
    await expect(page.getByText(`${alice.name} is an admin of this Parley now.`)).toBeVisible();

    await expect(helping.signIn.submit).toBeVisible();
    await inviting.signIn.signInAgain(userNameOf(alice.name), password);
    await inviting.room.expectOpen(room.name);
    for (const tab of [inviting, helping]) await tab.page.goto(new URL('/', page.url()).href);
    await inviting.invite.open();
    const link = new URL(await inviting.invite.create());
    await helping.reset.open();
    await openCard();
    await role.open(alice.name);
    await expect(role.dialog).toContainText(`${alice.name} is an admin of this Parley.`);
    await role.change('Member', ownersPassword);
    await expect(inviting.invite.dialog).toBeHidden();
    await expect(helping.reset.dialog).toBeHidden();
    for (const { page: window } of [inviting, helping]) {
      await expect(window.getByText('You can’t do this any more: your role has changed.')).toBeVisible();
      await window.getByRole('button', { name: 'Parley' }).tap();
      await expect(window.getByRole('menuitem', { name: 'Browse rooms' })).toBeVisible();
      await expect(window.getByRole('menuitem', { name: /^(?:Invite people|Help somebody sign in)$/u })).toHaveCount(0);
      expect(await window.locator('body').textContent()).not.toContain(link.hash.slice(1));
    }
    stranger.watch.expect(/status of 404/u);
    const late = await stranger.tab(link.pathname + link.hash);
    await late.invite.expectGone();
  });
});
