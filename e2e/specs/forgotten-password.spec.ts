import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { Proxy } from '../fixtures/proxy.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

const next = 'seven lanterns over water';

test('RESET1 RESET8 who looks after a Parley finds somebody, makes a link for them and copies it; nobody else is offered to', async ({
  olga,
  alice,
}) => {
  // Axe looks at several pages, each of which takes it seconds.
  test.slow();
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
    // Axe looks at several pages, each of which takes it seconds.
    test.slow();
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
    await again.signIn.signInAgain(userNameOf(alice.name), next);
    await again.rooms.expectListed(room.name);
  });
});

test.describe('with mail', () => {
  test('RESET10 RESET2 MAIL5 RESET8 ACCOUNT11 who has added an address gets a mail with a link, chooses a new password on a phone, is out elsewhere, and signs in by the address', async ({
    startServer,
    smtp,
    browser,
  }) => {
    // Axe looks at several pages, each of which takes it seconds.
    test.slow();
    // The address that the links lead to has to be known before the server is there.
    let port = 0;
    const address = await Proxy.start(() => port);
    const server = await startServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Parley <parley@example.com>', PUBLIC_URL: address.url });
    ({ port } = server);
    const desk = await browser.newContext();
    const pocket = await browser.newContext(phone);

    const hers = new Tab(await desk.newPage());
    await hers.page.goto(address.url + (await server.ownerPath));
    await hers.invite.field('Your name').fill('Olga');
    await hers.invite.field('User name').fill('olga');
    await hers.invite.field('Password').fill(password);
    await hers.invite.button('Become the owner').click();
    await expect(hers.rooms.me('Olga')).toBeVisible();
    await hers.openAccount();
    const { dialog } = hers.account;
    await hers.account.button('Add an address').click();
    await expectAccessible(hers.page, 'the form that adds an address');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nobody');
    await hers.account.field('Your password').fill(next);
    await hers.account.button('Send the mail').click();
    await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription('An address looks like maya@example.com.');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('olga@example.com');
    await hers.account.button('Send the mail').click();
    await expect(hers.account.field('Your password')).toHaveAccessibleDescription('This is not your password.');
    await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveValue('olga@example.com');
    await hers.account.field('Your password').fill(password);
    await hers.account.button('Send the mail').click();
    await expect(dialog).toContainText('Open the link in the mail to olga@example.com to confirm it.');
    const confirming = new Tab(await desk.newPage());
    await confirming.page.goto(await smtp.linkIn(1, 'olga@example.com'));
    await confirming.reset.expectTitle('Address confirmed');
    await expectAccessible(confirming.page, 'the page that confirms an address');
    await confirming.reset.main.getByRole('button', { name: 'Go to Parley' }).click();
    await expect(confirming.rooms.me('Olga')).toBeVisible();

    const { signIn, reset, page, rooms } = new Tab(await pocket.newPage());
    await page.goto(address.url);
    await signIn.haveAccount.tap();
    await signIn.main.getByRole('button', { name: 'Forgot your password?' }).tap();
    await expectAccessible(page, 'the page that asks who forgot their password');
    await signIn.main.getByRole('textbox', { name: 'User name or e-mail' }).fill('OLGA@example.com');
    await signIn.main.getByRole('button', { name: 'Send the mail' }).tap();
    await expect(signIn.main).toContainText('If there is an account with an address, a mail is on its way.');
    await page.goto(await smtp.linkIn(2, 'olga@example.com'));
    await reset.expectTitle('A new password for Olga');
    await reset.password.fill(next);
    await reset.submit.tap();
    await rooms.expectListed('Lobby');
    for (const { signIn: out } of [hers, confirming]) await expect(out.main.getByRole('heading', { level: 1 })).toHaveText(/to Parley/u);
    await hers.signIn.signInAgain('olga@example.com', next);
    await hers.rooms.expectListed('Lobby');
    await desk.close();
    await pocket.close();
    await address.stop();
  });

  test('MAIL8 RESET10 where no mail can be sent that is said in one sentence, and nobody is offered one', async ({ alice, stranger }) => {
    const hers = await alice.tab();
    await makeAccount(hers, userNameOf(alice.name));
    await expect(hers.account.dialog).toContainText('This Parley can’t send mail.');
    await expect(hers.account.button('Add an address')).toHaveCount(0);
    const { signIn } = await stranger.tab();
    await signIn.haveAccount.click();
    await expect(signIn.submit).toBeVisible();
    await expect(signIn.main.getByRole('button', { name: 'Forgot your password?' })).toHaveCount(0);
    await expect(signIn.main).toContainText('Forgot your password? Ask an owner or admin for a link.');
  });
});
