import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

const lost = 'Reconnecting. You can keep writing.';

test('SYNC3 a connection that is cut for real: a calm banner, gone when it is back, and nothing missed in between', async ({
  alice,
  bob,
  room,
  network,
}) => {
  const his = await bob.tab(room, { via: network });
  await alice.send(room, 'before');
  await his.room.expectMessage('before');
  bob.expectNetworkTrouble();
  const place = await his.room.message('before').boundingBox();

  network.set('down');
  await expect(his.room.banner).toContainText(lost);
  // It lies over the messages and moves none.
  expect(await his.room.message('before').boundingBox()).toEqual(place);
  await alice.send(room, 'while away 1', 'while away 2');
  await his.room.sendMessage('written offline');
  await expect(his.room.message('written offline')).toContainText('Sending…');

  network.set('open');
  await his.room.tryNow();
  await expect(his.room.banner).toContainText('Back online. 1 message sent.');
  await his.room.expectTexts('', ['before', 'while away 1', 'while away 2', 'written offline']);
  await expect(his.room.banner).not.toContainText('online');
  await expect(his.room.message('written offline')).not.toContainText('Sending…');
});

test('CONN10 LOOK4 a connection that is lost before the rest of the page has come: that is said, and the rest comes by itself', async ({
  alice,
  bob,
  room,
  network,
}) => {
  const rest = '**/assets/beside-*.js';
  await bob.context.route(rest, (route) => route.abort('connectionreset'));
  bob.expectNetworkTrouble();
  const his = await bob.tab(room, { via: network });
  await alice.send(room, 'before');
  await his.room.expectMessage('before');
  network.set('down');
  await expect(his.room.banner).toContainText(lost);

  await bob.context.unroute(rest);
  network.set('open');
  await his.room.tryNow();
  await expect(his.room.banner).toContainText('Back online.');
  await his.room.message('before').hover();
  await his.room.message('before').getByRole('button', { name: 'Copy text' }).click();
  await expect(his.page.getByText(/^Copied\.$|did not allow/u)).toBeVisible();
});

test('SYNC3 a connection that dies in silence is noticed, and nothing is missed', { tag: '@waits' }, async ({ alice, bob, room, network }) => {
  test.setTimeout(75_000);
  const his = await bob.tab(room, { via: network });
  await alice.send(room, 'before');
  await his.room.expectMessage('before');
  bob.expectNetworkTrouble();
  // What a page fetches later is there.
  await his.page.waitForLoadState('networkidle');
  network.set('black-hole');
  await alice.send(room, 'into the void');
  await expect(his.room.banner).toContainText(lost, { timeout: 35_000 });
  // The old connections stay dead; new ones get through.
  network.cut();
  network.set('open');
  await his.room.expectTexts('', ['before', 'into the void']);
});

test('CONN7 through a proxy that refuses upgrades, one talks by long-polling', async ({ alice, bob, room, network }) => {
  network.set('no-upgrades');
  bob.expectNetworkTrouble();
  const polls: string[] = [];
  bob.context.on('response', (response) => {
    if (response.url().includes('transport=polling') && response.ok()) polls.push(response.url());
  });
  const his = await bob.tab(room, { via: network });
  const hers = await alice.tab(room);
  await hers.room.sendMessage('can you hear me?');
  await his.room.expectMessage('can you hear me?');
  await his.room.sendMessage('loud and clear');
  await hers.room.expectMessage('loud and clear');
  expect(network.refusedUpgrades).toBeGreaterThan(0);
  expect(polls.length).toBeGreaterThan(2);
  expect(his.frames).toEqual([]);
});

test('CONN1 a restart of the server is a pause: people come back by themselves and lose nothing', async ({ alice, bob, room, server }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  for (const person of [alice, bob]) person.expectNetworkTrouble();
  await hers.room.sendMessage('before');
  await his.room.expectMessage('before');
  await server.end();
  await hers.room.sendMessage('while it was gone');
  await expect(hers.room.message('while it was gone')).toContainText('Sending…');
  await server.begin();
  for (const tab of [hers, his]) await tab.room.expectTexts('', ['before', 'while it was gone']);
});

test('LOG8 a server that is killed has lost nothing of what it confirmed', async ({ alice, bob, room, server }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  for (const person of [alice, bob]) person.expectNetworkTrouble();
  const texts = Array.from({ length: 10 }, (_, index) => `confirmed ${index}`);
  for (const text of texts) await hers.room.sendMessage(text);
  await his.room.expectTexts('confirmed', texts);
  await server.restart('SIGKILL');
  await hers.room.sendMessage('and on');
  for (const tab of [hers, his]) await tab.room.expectTexts('', [...texts, 'and on']);
});

test('ROOM2 CMD5 a room asked for without a connection: the form says so, keeps what was typed, and makes one room when it is back', async ({
  alice,
  network,
  unique,
}) => {
  const tab = await alice.tab('/', { via: network });
  await tab.room.expectOpen('Lobby');
  const name = unique('Sails');
  await tab.rooms.startCreating();
  await tab.rooms.form.fill({ name });
  const { dialog } = tab.rooms.form;
  const said = dialog.getByText('No connection. Try again once it is back.');
  alice.expectNetworkTrouble();
  network.set('down');
  // Before it is known, and after.
  for (const _ of ['asked', 'again']) {
    await dialog.getByRole('button', { name: 'Create room' }).click();
    await expect(said).toBeVisible();
  }
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).not.toHaveAttribute('aria-invalid');
  network.set('open');
  await tab.room.tryNow();
  await expect(said).toHaveCount(0);
  await tab.rooms.form.submit();
  await tab.room.expectOpen(name);
});

test('CMD5 rooms browsed without a connection: the dialog says so, and lists them by itself when it is back', async ({ alice, room, network }) => {
  const tab = await alice.tab('/', { via: network });
  await tab.room.expectOpen('Lobby');
  await tab.page.waitForLoadState('networkidle');
  alice.expectNetworkTrouble();
  network.set('down');
  await expect(tab.room.banner).toContainText(lost);
  await tab.rooms.openBrowse();
  await expect(tab.rooms.browse.dialog.getByText('The rooms show up here once it is back.')).toBeVisible();
  network.set('open');
  await tab.room.tryNow();
  await expect(tab.rooms.browse.row(room.name)).toBeVisible();
});

test('KEY9 “Try now” by keyboard: the focus stays on it, and is in the message box again once the connection is back', async ({
  alice,
  room,
  network,
}) => {
  const tab = await alice.tab(room, { via: network });
  const tryNow = tab.room.banner.getByRole('button', { name: 'Try now' });
  alice.expectNetworkTrouble();
  network.set('down');
  await expect(tab.room.banner).toContainText(lost);
  await tab.room.composer.focus();
  await tryNow.focus();
  await tab.page.keyboard.press('Enter');
  await expect(tab.room.banner.getByRole('button', { name: 'Trying…' })).toBeFocused();
  await expect(tryNow).toBeFocused();
  network.set('open');
  await tab.page.keyboard.press('Enter');
  await expect(tab.room.banner).toContainText('Back online.');
  await expect(tab.room.composer).toBeFocused();
});

test('CONN9 a page that an update has left behind says so, keeps what is written, and goes on after a reload', async ({ alice, room, network }) => {
  let speaks = PROTOCOL_VERSION;
  await alice.context.routeWebSocket(/socket\.io/u, (page) => {
    const server = page.connectToServer();
    page.onMessage((frame) => server.send(String(frame).replace(`"protocol":${PROTOCOL_VERSION}`, `"protocol":${speaks}`)));
  });
  const tab = await alice.tab(room, { via: network });
  await tab.room.sendMessage('before the update');
  await tab.room.expectMessage('before the update');
  alice.expectNetworkTrouble();
  speaks = PROTOCOL_VERSION - 1;
  network.cut();
  await expect(tab.room.banner).toContainText('Parley was updated. Nothing is lost.');
  await tab.room.sendMessage('after the update');
  await expect(tab.room.message('after the update')).toContainText('Sending…');
  speaks = PROTOCOL_VERSION;
  await tab.room.banner.getByRole('button', { name: 'Reload' }).click();
  await expect(tab.room.banner).not.toContainText('updated');
  await tab.room.expectTexts('', ['before the update', 'after the update']);
  await expect(tab.room.message('after the update')).not.toContainText('Sending…');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('CONN10 the list of rooms says that the connection is lost, and covers neither its head nor its button', async ({ alice, room, network }) => {
    const tab = await alice.tab(room, { via: network });
    await tab.room.back.click();
    await expect(tab.rooms.line(room.name)).toBeVisible();
    alice.expectNetworkTrouble();
    network.set('down');
    await expect(tab.room.banner).toContainText(lost);
    const said = await tab.room.banner.boundingBox();
    const add = await tab.page.getByRole('button', { name: 'Add a room' }).last().boundingBox();
    const search = await tab.page.getByRole('button', { name: /^Jump to/u }).boundingBox();
    const bottom = (said?.y ?? 0) + (said?.height ?? 0);
    expect(bottom).toBeLessThanOrEqual(add?.y ?? 0);
    expect(said?.y ?? 0).toBeGreaterThan((search?.y ?? 0) + (search?.height ?? 0));
    network.set('open');
    await tab.room.tryNow();
    await expect(tab.room.banner).toContainText('Back online.');
  });

  test('CONN10 over the details, a sheet and the switcher it is said beside what they show, and can be tried again there', async ({
    alice,
    room,
    network,
  }) => {
    const tab = await alice.tab(room, { via: network });
    const { banner } = tab.room;
    const tryNow = banner.getByRole('button', { name: 'Try now' });
    await tab.page.waitForLoadState('networkidle');
    alice.expectNetworkTrouble();
    network.set('down');
    await expect(banner).toContainText(lost);
    /** Where it is said, and that nothing lies over it. */
    async function said(): Promise<{ top: number; bottom: number }> {
      await tryNow.click({ trial: true });
      const box = await banner.boundingBox();
      return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
    }

    await tab.details.open();
    const lastMember = tab.details.region.getByRole('listitem').last();
    await lastMember.scrollIntoViewIfNeeded();
    const member = await lastMember.boundingBox();
    expect((member?.y ?? 0) + (member?.height ?? 0)).toBeLessThanOrEqual((await said()).top);
    await tab.page.keyboard.press('Escape');

    await tab.room.back.click();
    await tab.rooms.startCreating();
    const title = await tab.rooms.form.dialog.getByRole('heading').boundingBox();
    expect((await said()).bottom).toBeLessThan(title?.y ?? 0);
    await tab.page.keyboard.press('Escape');

    await tab.page.getByRole('button', { name: /^Jump to/u }).click();
    await tab.switcher.field.fill(room.name);
    const option = await tab.switcher.option(room.name).last().boundingBox();
    expect((await said()).top).toBeGreaterThan((option?.y ?? 0) + (option?.height ?? 0));
    network.set('open');
    await tryNow.click();
    await expect(banner).toContainText('Back online.');
    await expect(tab.switcher.field).toBeFocused();
  });

  test('CONN10 over the sheet of a menu it is said above its entries, and can be tried again there', async ({ alice, room, network }) => {
    const tab = await alice.tab(room, { via: network });
    const tryNow = tab.room.banner.getByRole('button', { name: 'Try now' });
    const menu = tab.page.getByRole('menu');
    await tab.page.waitForLoadState('networkidle');
    alice.expectNetworkTrouble();
    network.set('down');
    await expect(tab.room.banner).toContainText(lost);
    await tab.room.main.getByRole('button', { name: 'Room menu' }).click();
    await expect(menu).toBeVisible();
    await tryNow.click({ trial: true });
    const said = await tab.room.banner.boundingBox();
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan((await menu.boundingBox())?.y ?? 0);
    network.set('open');
    await tryNow.click();
    await expect(tab.room.banner).toContainText('Back online.');
    await expect(menu).toBeVisible();
    await tab.page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });
});
