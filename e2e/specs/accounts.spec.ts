import { phone } from '../fixtures/devices.ts';
import { keptOfAnybody } from '../fixtures/kept.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

const next = 'seven lanterns over water';
const elsewhere = 'You were signed out here from another device or browser. Sign in again to go on.';

test('ACCOUNT1 a guest becomes an account: what was not sent goes out once, a draft stays, and so does who they are in every tab', async ({
  alice,
  bob,
  room,
  network,
}) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room, { via: network });
  const other = await bob.tab('/r/lobby', { via: network });
  bob.expectNetworkTrouble();
  for (const { page } of [his, other]) await page.waitForLoadState('networkidle');
  await his.openAccount();
  await expect(his.account.button('Create account')).toBeVisible();
  await his.page.keyboard.press('Escape');
  network.set('down');
  await his.room.sendMessage('written without a connection');
  await his.room.composer.fill('still thinking about');
  // Without the server it can’t be made: that is said, and what was typed stays.
  await his.openAccount();
  await expect(his.account.dialog).toContainText('The server can’t be reached');
  network.set('open');
  await his.account.button('Try again').click();
  await his.account.create(userNameOf(bob.name), password);
  await his.account.expectAccount(userNameOf(bob.name));
  await his.page.keyboard.press('Escape');

  await hers.room.expectTexts('', ['written without a connection']);
  await expect(his.room.composer).toHaveValue('still thinking about');
  for (const tab of [his, other]) {
    await tab.reload();
    await expect(tab.rooms.me(bob.name)).toBeVisible();
  }
  await his.room.expectTexts('', ['written without a connection']);
  await expect(his.room.composer).toHaveValue('still thinking about');
});

test('ACCOUNT6 ACCOUNT9 what is wrong is said beside its field, and nothing typed is lost', async ({ alice, bob }) => {
  const taken = userNameOf(alice.name);
  const hers = await alice.tab();
  await makeAccount(hers, taken);
  const his = await bob.tab();
  bob.watch.expect(/status of 409/u);
  await his.openAccount();
  const { account } = his;
  await expect(account.field('User name')).toHaveValue(userNameOf(bob.name));
  await account.create('no name', 'too short');
  await expect(account.field('User name')).toHaveAttribute('aria-invalid', 'true');
  await expect(account.field('Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(account.field('User name')).toHaveAccessibleDescription(/letters from a to z/u);
  await account.create(taken, password);
  await expect(account.field('User name')).toHaveAccessibleDescription(/Somebody has this user name/u);
  await expect(account.field('User name')).toHaveValue(taken);
  await expect(account.field('Password')).toHaveValue(password);
  await expect(account.field('Password')).not.toHaveAttribute('aria-invalid');
  await account.field('User name').fill(userNameOf(bob.name));
  await account.field('User name').press('Enter');
  await account.expectAccount(userNameOf(bob.name));
});

test.describe('on a phone', () => {
  test.use(phone);

  test('ACCOUNT2 ACCOUNT3 one signs in on another device as the same person; a wrong password is said, and nothing typed is lost', async ({
    alice,
    stranger,
    room,
  }) => {
    await alice.send(room, 'from the first device');
    const first = await alice.tab(room);
    await makeAccount(await alice.tab('/'), userNameOf(alice.name));
    const tab = await stranger.tab();
    stranger.watch.expect(/status of 401/u);
    await tab.signIn.signInToAccount(userNameOf(alice.name), next);
    await expect(tab.signIn.password).toHaveAccessibleDescription(/don’t belong together/u);
    await expect(tab.signIn.userName).toHaveValue(userNameOf(alice.name));
    await expect(tab.signIn.password).toHaveValue(next);
    await tab.signIn.password.fill(password);
    await tab.signIn.submit.click();
    await tab.rooms.openRoom(room.name);
    await tab.room.expectMessage('from the first device');
    await tab.room.composer.fill('from the second one');
    await tab.room.main.getByRole('button', { name: 'Send' }).tap();
    await first.room.expectMessage('from the second one');
  });
});

test('ACCOUNT8 ACCOUNT10 ACCOUNT12 a session that is ended is out at once in a window that is open, hears nothing more, and leaves nothing in its browser; the others stay', async ({
  alice,
  stranger,
  room,
}) => {
  const mine = await alice.tab(room);
  await makeAccount(mine, userNameOf(alice.name));
  await mine.page.keyboard.press('Escape');
  const theirs = await stranger.tab();
  await theirs.signIn.signInToAccount(userNameOf(alice.name), password);
  await expect(theirs.rooms.me(alice.name)).toBeVisible();
  await theirs.rooms.openRoom(room.name);
  await theirs.room.sendMessage('from a lost device');
  await mine.room.expectMessage('from a lost device');
  await theirs.room.composer.fill('half a thought');
  await theirs.page.waitForLoadState('networkidle');

  await mine.openAccount();
  await expect(mine.account.sessions()).toHaveCount(2);
  stranger.watch.expect(/status of 401|WebSocket connection to .+ failed/u);
  await mine.account.dialog.getByRole('button', { name: /^Sign out (?!everywhere)/u }).click();
  await theirs.signIn.expectOut(elsewhere);
  await expect.poll(() => keptOfAnybody(theirs.page)).toEqual({ stores: [], stored: [] });
  await expect(mine.account.sessions()).toHaveCount(1);
  await mine.page.keyboard.press('Escape');
  await mine.room.sendMessage('still here');
  await expect(mine.room.message('still here')).not.toContainText('Sending…');
  expect(theirs.frames.some((frame) => frame.includes('still here'))).toBe(false);
});

test('ACCOUNT7 ACCOUNT12 a changed password signs out every other device; this one stays, and the old one is good for nothing', async ({
  alice,
  stranger,
}) => {
  const mine = await alice.tab();
  const userName = userNameOf(alice.name);
  await makeAccount(mine, userName);
  const theirs = await stranger.tab();
  await theirs.signIn.signInToAccount(userName, password);
  await expect(theirs.rooms.me(alice.name)).toBeVisible();
  stranger.watch.expect(/status of 401|WebSocket connection to .+ failed/u);
  alice.watch.expect(/status of 403/u);

  await mine.account.changePassword('not this one', next);
  await expect(mine.account.field('Current password')).toHaveAccessibleDescription('This is not your password.');
  await mine.account.field('Current password').fill(password);
  await mine.account.button('Change password').click();
  await theirs.signIn.expectOut(elsewhere);
  await theirs.signIn.signInAgain(userName, password);
  await expect(theirs.signIn.password).toHaveAccessibleDescription(/don’t belong together/u);
  await theirs.signIn.password.fill(next);
  await theirs.signIn.submit.click();
  await expect(theirs.rooms.me(alice.name)).toBeVisible();
  await mine.reload();
  await expect(mine.rooms.me(alice.name)).toBeVisible();
});

test('ACCOUNT9 ACCOUNT12 SESSION1 who has an account is not told that they can’t come back, and is asked for it in every tab once they signed out', async ({
  alice,
}) => {
  const tab = await alice.tab();
  await tab.rooms.chooseMine('Sign out');
  const dialog = tab.page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('you can’t come back as the same person');
  await tab.page.keyboard.press('Escape');
  await makeAccount(tab, userNameOf(alice.name));
  await tab.page.keyboard.press('Escape');
  await tab.rooms.chooseMine('Sign out');
  await expect(dialog).toContainText(alice.name);
  await expect(dialog).not.toContainText('can’t come back');
  const other = await alice.tab();
  await tab.page.bringToFront();
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  for (const { signIn } of [tab, other]) await signIn.expectOut('You are signed out.');
});
