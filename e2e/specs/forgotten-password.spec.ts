import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

const next = 'seven lanterns over water';

test('RESET1 RESET8 who looks after a Parley finds somebody, makes a link for them and copies it; nobody else is offered to', async ({
  olga,
  alice,
}) => {
  await makeAccount(await alice.tab(), userNameOf(alice.name));
  await olga.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page, reset } = await olga.tab();
  await reset.open();
  await reset.find(alice.name);
  await expectAccessible(page, 'the dialog that helps somebody sign in');
  const link = await reset.make(alice.name);
  await expect(reset.dialog).toContainText(`Whoever has this link can sign in as ${alice.name}`);
  await expect(reset.dialog).toContainText(/It works once, until \w+/u);
  await reset.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await expectAccessible(page, 'the link for somebody who forgot their password');
  const hers = await alice.tab('/r/lobby');
  await hers.page.getByRole('button', { name: 'Parley' }).click();
  await expect(hers.page.getByRole('menuitem', { name: 'Browse rooms' })).toBeVisible();
  await expect(hers.page.getByRole('menuitem', { name: 'Help somebody sign in' })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('RESET2 RESET5 RESET6 RESET8 by the link one chooses a password and is in, other windows are signed out live, and its token goes to nobody', async ({
    olga,
    alice,
    stranger,
    room,
  }) => {
    await makeAccount(await alice.tab(), userNameOf(alice.name));
    const before = await alice.tab(room);
    const path = await olga.helpSignIn(alice);
    const told: string[] = [];
    stranger.context.on('request', (request) => told.push(request.url(), JSON.stringify(request.headers())));
    alice.watch.expect(/status of 401/u);
    stranger.watch.expect(/status of 404/u);
    const { reset, page, rooms } = await stranger.tab(path);
    await reset.expectTitle(`A new password for ${alice.name}`);
    await expectAccessible(page, 'the page of a link to a new password');
    await reset.password.fill('too short');
    await reset.submit.click();
    await expect(reset.password).toHaveAccessibleDescription('A password needs 10 characters or more.');
    await expect(reset.password).toHaveValue('too short');
    await reset.password.fill(next);
    await reset.submit.click();
    await rooms.expectListed(room.name);
    expect(page.url()).not.toContain('reset');
    await expect(before.signIn.main.getByRole('heading', { level: 1 })).toHaveText(/to Parley/u);
    const lobby = await stranger.tab('/r/lobby');
    await expect(lobby.room.main).toContainText('Your password was changed by a link from Olga.');

    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((each) => each.includes(path.slice('/reset#'.length)))).toEqual([]);
    const late = await stranger.tab(path);
    await late.reset.expectGone();
    await expectAccessible(late.page, 'the page of a link that has ended');
    await late.reset.main.getByRole('button', { name: 'Go to your rooms' }).click();
    await late.rooms.expectListed(room.name);

    const again = await alice.tab();
    await again.signIn.signInToAccount(userNameOf(alice.name), next);
    await again.rooms.expectListed(room.name);
  });
});
