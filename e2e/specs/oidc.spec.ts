import { expectAccessible } from '../fixtures/accessible.ts';
import { desktop, phone } from '../fixtures/devices.ts';
import { makeAccount, password } from '../fixtures/make-account.ts';
import { becomeOwner } from '../fixtures/owner.ts';
import type { Person } from '../fixtures/person.ts';
import type { Provider } from '../fixtures/provider.ts';
import type { ServerProcess } from '../fixtures/server.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

type Start = (env: Readonly<Record<string, string>>) => Promise<ServerProcess>;

// The server comes first in what a test asks for, so that it goes last: pages that are open when their server goes complain.

/** A server with a provider that knows Maya. */
async function begin(startServer: Start, provider: Provider, more: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const server = await startServer({ OIDC_PROVIDERS: 'company', ...provider.settings('company', 'Company'), ...more });
  provider.people.set('maya', { name: 'Maya Lin', preferred_username: 'maya', email: 'maya@example.com', email_verified: true });
  provider.serve(`${server.url}/api/oidc/callback/company`);
  return server;
}

async function open(who: Person, url: string): Promise<Tab> {
  const tab = new Tab(await who.context.newPage());
  await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
  return tab;
}

for (const [where, size] of Object.entries({ 'on a desktop': desktop, 'on a phone': phone })) {
  test.describe(where, () => {
    // Axe looks at each screen twice.
    test.describe.configure({ timeout: 120_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('OIDC1 OIDC4 OIDC6 a stranger comes in with a provider where they wanted to go, sets a password, and takes the link away', async ({
      startServer,
      provider,
      stranger,
    }) => {
      const server = await begin(startServer, provider);
      const { page, signIn, provider: there, room, rooms, account } = await open(stranger, `${server.url}/r/lobby`);
      await expect(there.leave('Company')).toBeVisible();
      await expectAccessible(page, 'the way in, with a provider');
      await signIn.haveAccount.click();
      await expectAccessible(page, 'signing in, with a provider');
      await there.leave('Company').click();
      await there.signInAs('maya');
      await room.expectOpen('Lobby');
      expect(page.url()).toBe(`${server.url}/r/lobby`);
      await page.goto(server.url);
      await rooms.chooseMine('Account');
      await account.expectAccount('maya');
      await expect(there.linked()).toContainText('maya@example.com. Linked today, last used today. Your only way in');
      await expect(account.button('Add a passkey')).toHaveCount(0);
      await expectAccessible(page, 'an account without a password');
      // Having come in proves nothing: the provider may have let in whoever sits there.
      await expect(account.button('Set a password')).toHaveCount(0);
      await account.button('Continue with Company').click();
      await there.signInAs('maya');
      await expect(account.dialog).toContainText('You signed in again just now: for ten minutes you can set one, and link or remove a service.');
      await account.button('Set a password').click();
      await account.field('New password').fill('too short');
      await account.button('Set password').click();
      await expect(account.field('New password')).toHaveValue('too short');
      await account.field('New password').fill(password);
      await account.button('Set password').click();
      await expect(account.button('Change password')).toBeVisible();
      await there.linked().getByRole('button', { name: 'Remove' }).click();
      // On a phone the keyboard would cover what is asked.
      if (size === desktop) await expect(there.linked().getByLabel('Your password')).toBeFocused();
      await there.linked().getByLabel('Your password').fill(password);
      await there.linked().getByRole('button', { name: 'Remove link' }).click();
      await expect(there.linked()).toHaveCount(0);
      await expect(account.button('Link Company')).toBeFocused();
    });

    test('OIDC2 a guest takes a provider and keeps name, room and what is not sent yet', async ({ startServer, provider, stranger }) => {
      const server = await begin(startServer, provider);
      const tab = await open(stranger, server.url);
      await tab.signIn.signIn('Alice');
      await tab.rooms.expectListed('Lobby');
      await tab.rooms.createRoom('Harbour');
      await tab.room.expectOpen('Harbour');
      await tab.room.composer.fill('from before');
      await tab.page.getByRole('button', { name: 'Send' }).click();
      await tab.room.expectMessage('from before');
      await tab.room.composer.fill('half a thought');
      if (size === phone) await tab.page.goBack();
      await tab.openAccount();
      await expect(tab.provider.leave('Company')).toBeVisible();
      await expectAccessible(tab.page, 'a guest may make an account with a provider');
      await tab.provider.leave('Company').click();
      await tab.provider.signInAs('maya');
      await expect(tab.page.getByText('Account created. With Company you can come back from any device.')).toBeVisible();
      await tab.account.expectAccount('maya');
      expect(tab.page.url()).not.toContain('oidc');
      await tab.page.keyboard.press('Escape');
      if (size === phone) await tab.rooms.openRoom('Harbour');
      await tab.room.expectMessage('from before');
      await expect(tab.room.composer).toHaveValue('half a thought');
    });
  });
}

test('OIDC3 who has an account links a provider with the password, and comes in with it elsewhere as the same person', async ({
  startServer,
  provider,
  stranger,
  person,
}) => {
  // Axe looks at each screen twice.
  test.slow();
  const server = await begin(startServer, provider);
  const tab = await open(stranger, server.url);
  await tab.signIn.signIn('Alice');
  await makeAccount(tab, 'alice');
  stranger.watch.expect(/status of 403/u);
  await tab.account.button('Link Company').click();
  await tab.account.field('Your password').fill('not this one');
  await tab.account.button('Continue').click();
  await expect(tab.account.field('Your password')).toHaveAccessibleDescription('This is not your password.');
  await expectAccessible(tab.page, 'a provider is to be linked');
  await tab.account.field('Your password').fill(password);
  await tab.account.button('Continue').click();
  await tab.provider.signInAs('maya');
  await expect(tab.provider.linked()).toContainText('maya@example.com');
  await expect(tab.page.getByText('You can sign in with Company from now on.')).toBeVisible();

  const elsewhere = await open(await person('Phone'), server.url);
  await elsewhere.provider.leave('Company').click();
  await elsewhere.provider.signInAs('maya');
  await expect(elsewhere.rooms.me('Alice')).toBeVisible();

  // Nobody else can have it.
  const bob = await open(await person('Bob'), server.url);
  await bob.signIn.signIn('Bob');
  await bob.rooms.expectListed('Lobby');
  await bob.openAccount();
  await bob.provider.leave('Company').click();
  await bob.provider.signInAs('maya');
  await expect(bob.account.dialog).toContainText('Somebody here signs in with that Company account already.');
  await expectAccessible(bob.page, 'a provider that somebody else has linked');
});

test.describe('without being let in', () => {
  test.use(phone);

  test('OIDC14 OIDC9 who says no, is too late, or finds the provider gone reads why, and what they typed is there', async ({
    startServer,
    provider,
    stranger,
  }) => {
    // Axe looks at each screen twice.
    test.slow();
    const server = await begin(startServer, provider);
    const { page, signIn, provider: there } = await open(stranger, `${server.url}/r/lobby`);
    await signIn.name.fill('Maya M');
    await there.leave('Company').click();
    await there.sayNo();
    await expect(signIn.main).toContainText('You didn’t sign in with Company, and nothing has changed.');
    await expect(signIn.name).toHaveValue('Maya M');
    expect(page.url()).toBe(`${server.url}/r/lobby`);
    await expectAccessible(page, 'signing in elsewhere was refused');

    stranger.watch.expect(/status of 409/u);
    await signIn.haveAccount.click();
    await signIn.userName.fill('maya');
    await signIn.password.fill('half a passw');
    provider.vanish();
    await server.restart();
    await there.leave('Company').click();
    await expect(signIn.main).toContainText('Company can’t be reached just now. Try again in a moment, or come in another way.');
    await expect(signIn.userName).toHaveValue('maya');
    await expect(signIn.password).toHaveValue('half a passw');
    await expectAccessible(page, 'a provider can’t be reached');

    provider.serve(`${server.url}/api/oidc/callback/company`);
    await expect(async () => {
      await there.leave('Company').click({ timeout: 1_000 });
      await expect(page.getByRole('heading', { name: 'Company sign-in' })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await there.sayNo();
    await expect(signIn.userName).toHaveValue('maya');
    // No password is kept anywhere, which is said where it is to be typed again.
    await expect(signIn.password).toHaveValue('');
    await expect(signIn.password).toHaveAccessibleDescription('Type it once more: what you had typed was not kept.');
    await page.goto(`${server.url}/api/oidc/callback/company?code=x&state=y`);
    await expect(signIn.main).toContainText('This took too long, or was used already. Try again.');
    await there.leave('Company').click();
    await there.signInAs('maya');
    await expect(page.getByRole('link', { name: /Lobby/u })).toBeVisible();
  });
});

test('OIDC5 whoever is invited comes in with a provider where nobody comes in by a name; nobody else does', async ({
  startServer,
  provider,
  stranger,
  person,
}) => {
  test.slow();
  const server = await begin(startServer, provider, { GUESTS: 'off' });
  const owner = await becomeOwner(server);
  const olga = await person('Olga');
  await olga.context.addCookies([{ ...owner.cookie, url: server.url }]);
  const hers = await open(olga, server.url);
  await hers.invite.open();
  const link = await hers.invite.create();

  const { page, signIn, provider: there, invite, rooms } = await open(stranger, server.url);
  await there.leave('Company').click();
  await there.signInAs('maya');
  await expect(signIn.main).toContainText('Parley takes only invited people here. Ask one of them for a link.');
  await page.goto(link);
  await invite.field('Your name').fill('Maya of the harbour');
  await expectAccessible(page, 'an invite, with a provider');
  await there.leave('Company').click();
  // The provider knows by now who this is, and asks nothing.
  await rooms.expectListed('Lobby');
  await expect(rooms.me('Maya Lin')).toBeVisible();
  expect(page.url()).not.toContain('invite');
});
