import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

test('DEVICE1 DEVICE5 DEVICE6 by a code that a desk shows a phone is signed in, once; the desk says so and can sign it out', async ({
  alice,
  room,
  server,
  browser,
}) => {
  // Axe looks at several pages, each of which takes it seconds.
  test.slow();
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = await alice.tab(room);
  await makeAccount(desk, userNameOf(alice.name));
  const { section, code } = desk.otherDevice;
  alice.watch.expect(/status of 403/u);
  await desk.otherDevice.show('not the password');
  await expect(desk.account.field('Your password')).toHaveAccessibleDescription('This is not your password.');
  await desk.account.field('Your password').fill(password);
  await section.getByRole('button', { name: 'Show the code' }).click();
  await expect(code).toBeVisible();
  await expect(section.getByRole('timer')).toHaveText(/^[12]:\d\d$/u);
  await expectAccessible(desk.page, 'the code that signs a phone in');
  const link = await desk.otherDevice.link();

  const pocket = await browser.newContext(phone);
  const told: string[] = [];
  pocket.on('request', (request) => told.push(request.url(), JSON.stringify(request.headers())));
  const hers = new Tab(await pocket.newPage());
  await hers.page.goto(link);
  await expect(hers.otherDevice.main.getByRole('heading', { level: 1 })).toHaveText(`Sign in as ${alice.name}?`);
  await expectAccessible(hers.page, 'the page that a code opens');
  await hers.otherDevice.enter.tap();
  await hers.rooms.expectListed(room.name);
  expect(hers.page.url()).toBe(`${server.url}/`);
  const token = link.split('#')[1] ?? '';
  expect(token.length).toBeGreaterThan(40);
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((each) => each.includes(token))).toEqual([]);

  await expect(section.getByRole('status')).toHaveText(/^Signed in on another device: .+\. Wasn’t that you\? Sign it out below\.$/u);
  await expect(desk.account.sessions()).toHaveCount(2);
  await expect(section.getByRole('button', { name: 'Show a new code' })).toBeFocused();
  const late = new Tab(await pocket.newPage());
  await late.page.goto(link);
  await expect(late.otherDevice.main.getByRole('heading', { level: 1 })).toHaveText('This code has ended');
  await late.otherDevice.main.getByRole('button', { name: 'Go to your rooms' }).tap();
  await late.rooms.expectListed(room.name);

  await desk.account.button('Sign out everywhere else').click();
  await expect(hers.signIn.main.getByRole('heading', { level: 1 })).toHaveText(/to Parley/u);
  await pocket.close();
});

test('DEVICE5 DEVICE6 whoever is signed in there decides; a code that nobody uses runs out', async ({ alice, bob, room }) => {
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = await alice.tab(room, { clock: true });
  await makeAccount(desk, userNameOf(alice.name));
  await desk.otherDevice.show(password);
  const link = await desk.otherDevice.link();

  const his = await bob.tab(new URL(link).pathname + new URL(link).hash);
  await expect(his.otherDevice.main).toContainText(`You are here as ${bob.name}, and would be signed out.`);
  await his.otherDevice.main.getByRole('button', { name: 'Not now' }).click();
  await his.rooms.expectListed(room.name);
  await expect(his.rooms.me(bob.name)).toBeVisible();

  await desk.page.clock.fastForward('02:01');
  await expect(desk.otherDevice.section.getByRole('status')).toHaveText('The code has run out.');
  await expect(desk.otherDevice.code).toHaveCount(0);
});
