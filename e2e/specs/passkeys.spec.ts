import { expectAccessible } from '../fixtures/accessible.ts';
import { Authenticator } from '../fixtures/authenticator.ts';
import { desktop, phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

async function signOut(tab: Tab): Promise<void> {
  await tab.page.keyboard.press('Escape');
  await tab.rooms.chooseMine('Sign out');
  await tab.page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
}

/** A browser that knows passkeys, but does not offer them where the user name goes: the virtual authenticator would take each offer at once. */
async function offersNothing({ page }: Tab): Promise<void> {
  await page.evaluate(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}

for (const [where, size] of Object.entries({ 'on a desktop': desktop, 'on a phone': phone })) {
  test.describe(where, () => {
    // Axe looks at each screen twice.
    test.describe.configure({ timeout: 90_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('PASSKEY1 PASSKEY2 one adds a passkey with the password, signs out, and comes back with it alone; axe finds nothing', async ({
      alice,
      room,
    }) => {
      await alice.send(room, 'from before');
      const tab = await alice.tab();
      const authenticator = await Authenticator.on(tab.page);
      await makeAccount(tab, userNameOf(alice.name));
      alice.watch.expect(/status of 403/u);
      await tab.account.addPasskey('not this one');
      await expect(tab.account.field('Your password')).toHaveAccessibleDescription('This is not your password.');
      await expectAccessible(tab.page, 'a passkey is to be added');
      await tab.account.field('Your password').fill(password);
      await tab.account.button('Continue').click();
      await expect(tab.account.passkeys()).toHaveCount(1);
      await expect(tab.account.passkeys()).toContainText('Added today, not used yet');
      expect(await authenticator.credentials()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true, userName: userNameOf(alice.name) }]);
      // The session is another one now; the page goes on.
      await expect(tab.account.sessions()).toHaveCount(1);
      await expectAccessible(tab.page, 'an account with a passkey');

      await offersNothing(tab);
      await signOut(tab);
      await tab.signIn.expectOut('You are signed out.');
      await expectAccessible(tab.page, 'signing in, with a passkey or without');
      await tab.signIn.passkey.click();
      await tab.rooms.openRoom(room.name);
      await tab.room.expectMessage('from before');
    });

    test('PASSKEY10 a prompt that is closed is said calmly, and nothing typed is lost', async ({ alice, stranger }) => {
      const tab = await alice.tab();
      const authenticator = await Authenticator.on(tab.page);
      await makeAccount(tab, userNameOf(alice.name));
      await authenticator.setVerified(false);
      await tab.account.addPasskey(password);
      await expect(tab.account.field('Your password')).toHaveAccessibleDescription('No passkey was added. You can try again whenever you like.');
      await expect(tab.account.field('Your password')).toHaveValue(password);
      await authenticator.setVerified(true);
      await tab.account.button('Continue').click();
      await expect(tab.account.passkeys()).toHaveCount(1);

      const theirs = await stranger.tab();
      const key = await Authenticator.on(theirs.page);
      await key.setVerified(false);
      await offersNothing(theirs);
      await theirs.signIn.haveAccount.click();
      await theirs.signIn.userName.fill(userNameOf(alice.name));
      await theirs.signIn.password.fill('half a passw');
      await theirs.signIn.passkey.click();
      await expect(theirs.signIn.main).toContainText('No passkey was used. Try again or use your password.');
      await expect(theirs.signIn.userName).toHaveValue(userNameOf(alice.name));
      await expect(theirs.signIn.password).toHaveValue('half a passw');
      await expectAccessible(theirs.page, 'signing in without the passkey');
      await key.setVerified(true);
      await key.copyFrom(authenticator);
      await theirs.signIn.passkey.click();
      await theirs.rooms.expectListed('Lobby');
    });
  });
}

test('PASSKEY1 the browser offers the passkey where the user name goes, without being asked', async ({ alice }) => {
  const tab = await alice.tab();
  await Authenticator.on(tab.page);
  await makeAccount(tab, userNameOf(alice.name));
  await tab.account.addPasskey(password);
  await expect(tab.account.passkeys()).toHaveCount(1);
  const entered = tab.page.waitForResponse((response) => response.url().endsWith('/api/session/passkey') && response.ok());
  await signOut(tab);
  // The virtual authenticator takes the offer by itself.
  await entered;
  await expect(tab.rooms.me(alice.name)).toBeVisible();
});

test('PASSKEY5 a removed passkey opens nothing, and where one is signed in stays', async ({ alice, stranger }) => {
  // Two browsers, and five looks at a password.
  test.setTimeout(60_000);
  const tab = await alice.tab();
  const authenticator = await Authenticator.on(tab.page);
  await makeAccount(tab, userNameOf(alice.name));
  await tab.account.addPasskey(password);
  await expect(tab.account.passkeys()).toHaveCount(1);
  const theirs = await stranger.tab();
  const key = await Authenticator.on(theirs.page);
  await key.copyFrom(authenticator);
  const row = tab.account.passkeys();
  await row.getByRole('button', { name: 'Remove' }).click();
  await expect(row.getByLabel('Your password')).toBeFocused();
  await expect(row).toContainText('You won’t be able to sign in with it. Your password still works');
  await row.getByRole('button', { name: 'Keep it' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await row.getByLabel('Your password').fill('not the password');
  alice.watch.expect(/status of 403/u);
  await row.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(row).toContainText('This is not your password.');
  await row.getByLabel('Your password').fill(password);
  await row.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(row).toHaveCount(0);
  await expect(tab.account.button('Add a passkey')).toBeFocused();
  await expect(tab.account.sessions()).toHaveCount(1);

  stranger.watch.expect(/status of 401/u);
  await offersNothing(theirs);
  await theirs.signIn.haveAccount.click();
  await theirs.signIn.passkey.click();
  await expect(theirs.signIn.main).toContainText('This passkey doesn’t work here. Try again or use your password.');
  await theirs.signIn.userName.fill(userNameOf(alice.name));
  await theirs.signIn.password.fill(password);
  await theirs.signIn.submit.click();
  await expect(theirs.rooms.me(alice.name)).toBeVisible();
});

test('PASSKEY7 where there can be no passkeys the sign-in screen has no such button, and the account says why', async ({ alice, server }) => {
  const page = await alice.context.newPage();
  const here = new URL(server.url);
  // An address, not a name.
  alice.watch.expect(/http:\/\/127\.0\.0\.1|ws:\/\/127\.0\.0\.1/u);
  await page.goto(`http://127.0.0.1:${here.port}/`, { waitUntil: 'domcontentloaded' });
  const tab = new Tab(page);
  await tab.signIn.haveAccount.click();
  await expect(tab.signIn.submit).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(tab.signIn.passkey).toHaveCount(0);
  await page.reload();
  await tab.signIn.signIn(`${alice.name} elsewhere`);
  await makeAccount(tab, userNameOf(`${alice.name} elsewhere`));
  await expect(tab.account.dialog).toContainText('Passkeys need an address with a name and https');
  await expect(tab.account.button('Add a passkey')).toHaveCount(0);
});
