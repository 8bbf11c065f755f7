import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

test('INVITE8 INVITE2 INVITE10 who looks after a Parley makes a link, copies it, sees it used, and ends another one', async ({
  olga,
  alice,
  unique,
}) => {
  const { page, invite, rooms } = await olga.tab();
  await olga.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const room = await olga.createRoom(unique('Design'));
  await rooms.expectListed(room.name);
  await invite.open();
  await invite.dialog.getByRole('checkbox', { name: room.name }).check();
  await invite.choose('For', '5 people');
  const link = await invite.create();
  await invite.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const line = invite.lines().filter({ hasText: room.name });
  await expect(line).toContainText('0 of 5 used, ends in 7 days');

  alice.watch.expect(/status of 404/u);
  const hers = await alice.tab(new URL(link).pathname + new URL(link).hash);
  await hers.invite.expectTitle('Olga invites you to Parley');
  await expect(hers.invite.main).toContainText(`You will be in # ${room.name}.`);
  await hers.invite.field('Password').fill(password);
  await expect(hers.invite.field('User name')).toHaveValue(/alice/u);
  await hers.invite.button(`Go on as ${alice.name}`).click();
  await hers.room.expectOpen(room.name);
  await hers.rooms.expectListed(room.name);

  await page.keyboard.press('Escape');
  await invite.open();
  await expect(line).toContainText('1 of 5 used');
  await line.getByRole('button', { name: 'End the invite for members' }).click();
  await expect(line.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await line.getByRole('button', { name: 'Keep it' }).click();
  await expect(line.getByRole('button', { name: 'End the invite for members' })).toBeFocused();
  await line.getByRole('button', { name: 'End the invite for members' }).click();
  await line.getByRole('button', { name: 'End invite' }).click();
  await expect(line).toHaveCount(0);
  const late = await alice.tab(new URL(link).pathname + new URL(link).hash);
  await late.invite.expectGone();
  await late.invite.button('Go to your rooms').click();
  await late.rooms.expectListed(room.name);
});

test('INVITE2 who may not invite is not offered to', async ({ alice }) => {
  const { page } = await alice.tab('/r/lobby');
  await page.getByRole('button', { name: 'Parley' }).click();
  await expect(page.getByRole('menuitem', { name: 'Browse rooms' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Invite people' })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('INVITE3 INVITE6 INVITE8 INVITE10 somebody new comes in by a link; what is wrong is said beside its field, and the link’s token goes to nobody', async ({
    olga,
    stranger,
    alice,
    unique,
  }) => {
    const room = await olga.createRoom(unique('Design'));
    await alice.join(room);
    const path = await olga.invite({ roomIds: [room.id] });
    const told: string[] = [];
    stranger.context.on('request', (request) => told.push(request.url(), JSON.stringify(request.headers())));
    stranger.watch.expect(/status of 409/u);
    const watching = await alice.tab(room);
    const { invite, room: inside, page } = await stranger.tab(path);
    await invite.expectTitle('Olga invites you to Parley');
    await invite.field('Your name').fill(alice.name);
    await invite.field('User name').fill('m');
    await invite.field('Password').fill(password);
    await invite.button('Come in').click();
    await expect(invite.field('User name')).toHaveAccessibleDescription('A user name needs 2 characters or more.');
    const userName = userNameOf(stranger.name);
    await invite.field('User name').fill(userName);
    await invite.button('Come in').click();
    await expect(invite.field('Your name')).toHaveAccessibleDescription(new RegExp(`“${alice.name}” is taken`, 'u'));
    await expect(invite.field('User name')).toHaveValue(userName);
    await expect(invite.field('Password')).toHaveValue(password);
    await invite.field('Your name').fill(stranger.name);
    await invite.button('Come in').click();
    await inside.expectOpen(room.name);
    await page.getByRole('link', { name: 'Back to rooms' }).click();
    await expect(page.getByRole('link').filter({ hasText: room.name })).toBeVisible();
    await watching.room.expectLine('and 1 other joined');
    expect(page.url()).not.toContain('invite');
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((each) => each.includes(path.slice('/invite#'.length)))).toEqual([]);
  });

  test('ACCOUNT9 NAME1 above the keyboard a field that is wrong comes to the screen with its sentence, and the free name is large enough to touch', async ({
    olga,
    alice,
    stranger,
  }) => {
    const hers = await alice.tab();
    await makeAccount(hers, userNameOf(alice.name));
    stranger.watch.expect(/status of 409/u);
    const { invite, page } = await stranger.tab(await olga.invite());
    await page.setViewportSize({ width: 390, height: 524 });
    await invite.field('Your name').fill(stranger.name);
    await invite.field('User name').fill(userNameOf(alice.name));
    await invite.field('Password').fill(password);
    await invite.field('Your name').fill(alice.name);
    await invite.button('Come in').tap();
    await expect(invite.field('Your name')).toHaveAccessibleDescription(new RegExp(`“${alice.name}” is taken`, 'u'));
    await expect(invite.field('User name')).toHaveAccessibleDescription(/Somebody has this user name/u);
    await expect(invite.field('Your name')).toBeFocused();
    await invite.field('Your name').fill(stranger.name);
    await invite.button('Come in').tap();
    await expect(invite.field('User name')).toBeFocused();
    await expect(invite.main.getByText('Somebody has this user name.')).toBeInViewport({ ratio: 1 });
    await invite.field('User name').fill(userNameOf(stranger.name));
    await invite.field('Your name').fill(alice.name);
    await invite.button('Come in').tap();
    const take = invite.button(`Use “${alice.name} 2”`);
    await expect(invite.field('Your name')).toBeFocused();
    await expect(take).toBeInViewport({ ratio: 1 });
    expect((await take.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await take.tap();
    await expect(invite.field('Your name')).toHaveValue(`${alice.name} 2`);
  });

  test('INVITE8 an invite that ended while somebody had it open offers nothing any more once they use it', async ({ olga, stranger, alice }) => {
    const path = await olga.invite();
    alice.watch.expect(/status of 404/u);
    const late = await alice.tab(path);
    await expect(late.invite.field('User name')).toBeVisible();
    const first = await stranger.tab(path);
    await first.invite.field('Your name').fill(stranger.name);
    await first.invite.field('User name').fill(userNameOf(stranger.name));
    await first.invite.field('Password').fill(password);
    await first.invite.button('Come in').tap();
    await first.rooms.expectListed('Lobby');
    await late.invite.field('User name').fill(userNameOf(alice.name));
    await late.invite.field('Password').fill(password);
    await late.invite.button(`Go on as ${alice.name}`).tap();
    await late.invite.expectGone();
    await late.invite.button('Go to your rooms').tap();
    await late.rooms.expectListed('Lobby');
  });
});

test('INVITE3 a guest who comes back by a link becomes an account, with the draft and all that is theirs', async ({ olga, bob, room }) => {
  const before = await bob.tab(room);
  await before.room.composer.fill('still thinking about');
  await expect.poll(() => before.page.evaluate(() => document.visibilityState)).toBe('visible');
  const { invite, rooms, page } = await bob.tab(await olga.invite());
  await expect(invite.main).toContainText(`You are here as ${bob.name}.`);
  await invite.field('User name').fill(userNameOf(bob.name));
  await invite.field('Password').fill(password);
  await invite.button(`Go on as ${bob.name}`).click();
  await expect(rooms.me(bob.name)).toBeVisible();
  await rooms.openRoom(room.name);
  const tab = new Tab(page);
  await expect(tab.room.composer).toHaveValue('still thinking about');
  await tab.openAccount();
  await tab.account.expectAccount(userNameOf(bob.name));
});

test('INVITE3 who has an account signs in on the invite’s page and goes on as who they are; not now leaves it for later', async ({
  olga,
  alice,
  stranger,
  unique,
}) => {
  const hers = await alice.tab();
  await hers.openAccount();
  await hers.account.create(userNameOf(alice.name), password);
  await hers.account.expectAccount(userNameOf(alice.name));
  const room = await olga.createRoom(unique('Design'));
  const path = await olga.invite({ roomIds: [room.id] });
  const { invite, rooms, signIn } = await stranger.tab(path);
  await signIn.signInToAccount(userNameOf(alice.name), password);
  await expect(invite.main).toContainText(`You are here as ${alice.name}.`);
  await invite.main.getByRole('button', { name: /Not now$/u }).click();
  await rooms.expectListed('Lobby');
  await rooms.expectNotListed(room.name);
  const again = await stranger.tab(path);
  await again.invite.button(`Go on as ${alice.name}`).click();
  await again.room.expectOpen(room.name);
  await again.rooms.expectListed(room.name);
  // In the other tab and on her other device, too.
  await rooms.expectListed(room.name);
});

test('INVITE1 INVITE7 INVITE11 where guests are not welcome the first start’s link makes an owner, and others come in by invite only', async ({
  startServer,
  browser,
}) => {
  const server = await startServer({ GUESTS: 'off' });
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const owner = new Tab(await first.newPage());
  await owner.page.goto(server.url + (await server.ownerPath));
  await owner.invite.expectTitle('Make this Parley yours');
  await owner.invite.field('Your name').fill('Olga');
  await owner.invite.field('User name').fill('olga');
  await owner.invite.field('Password').fill(password);
  await owner.invite.button('Become the owner').click();
  await expect(owner.rooms.me('Olga')).toBeVisible();
  await owner.page.getByText('It’s quiet here.').getByRole('button', { name: 'Invite people' }).click();
  const link = await owner.invite.create();

  const other = new Tab(await second.newPage());
  await other.page.goto(server.url);
  await expect(other.signIn.userName).toBeVisible();
  await expect(other.signIn.name).toBeHidden();
  await expect(other.page.getByRole('main')).toContainText('Ask somebody who is in for an invite');
  await other.page.goto(link);
  await other.invite.field('Your name').fill('Mia');
  await other.invite.field('User name').fill('mia');
  await other.invite.field('Password').fill(password);
  await other.invite.button('Come in').click();
  await expect(other.rooms.me('Mia')).toBeVisible();
  await expect(owner.page.getByText('It’s quiet here.')).toHaveCount(0);
  await expect(other.page.getByText('It’s quiet here.')).toHaveCount(0);
  await other.page.goto(link);
  await other.invite.expectGone();
  await first.close();
  await second.close();
});
