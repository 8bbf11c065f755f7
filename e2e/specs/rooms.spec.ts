import { expect, test } from '../fixtures/test.ts';

test('ROOM6 one makes a room with name, topic and icon; another finds it, joins and talks', async ({ alice, bob, unique }) => {
  const name = unique('Lighthouse');
  const hers = await alice.tab();
  await hers.rooms.createRoom(name, { topic: 'Where the light is', icon: '🚀' });
  await hers.room.expectOpen(name);
  await expect(hers.page).toHaveURL(/\/r\/lighthouse-\d+$/u);
  await expect(hers.page).toHaveTitle(`${name} · Parley`);
  await expect(hers.rooms.line(name)).toContainText('🚀');
  await expect(hers.room.main).toContainText('Where the light is');

  const his = await bob.tab();
  await his.rooms.openBrowse();
  await his.rooms.browse.search('light is');
  await expect(his.rooms.browse.row(name)).toContainText('1 member');
  await his.rooms.browse.joinRoom(name);
  await his.room.expectOpen(name);
  await hers.room.expectLine(`${bob.name} joined`);
  await his.room.sendMessage('found it');
  await hers.room.expectMessage('found it');
});

test('ROOM4 a room’s name that is taken is said to be, and the dialog keeps what was written', async ({ alice, room }) => {
  const tab = await alice.tab();
  await tab.rooms.startCreating();
  await tab.rooms.form.fill({ name: room.name.toUpperCase(), topic: 'kept' });
  await tab.rooms.form.dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(tab.rooms.form.dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(tab.rooms.form.dialog.getByRole('textbox', { name: 'Topic' })).toHaveValue('kept');
});

test('ROOM1 leaving means leaving: nothing of the room arrives any more, in any tab, not even typing', async ({ alice, bob, carol, room }) => {
  await carol.join(room);
  const first = await bob.tab(room);
  const second = await bob.tab('/r/lobby');
  const hers = await alice.tab(room);
  const witness = await carol.tab(room);
  await second.rooms.expectListed(room.name);

  await first.room.choose('Leave room');
  await hers.room.expectLine(`${bob.name} left`);
  for (const tab of [first, second]) await tab.rooms.expectNotListed(room.name);
  const from = [first.frames.length, second.frames.length] as const;

  await hers.room.composer.pressSequentially('secret');
  await expect(witness.room.typing(`${alice.name} is typing`)).toBeVisible();
  await hers.room.composer.press('Enter');
  await witness.room.expectMessage('secret');
  // What comes later on the same sockets: by then, anything of the room would have come too.
  const lobby = await carol.tab('/r/lobby');
  await lobby.room.sendMessage('in the lobby');
  for (const tab of [first, second]) await tab.room.expectMessage('in the lobby');
  [first, second].forEach((tab, index) => {
    expect(tab.frames.slice(from[index]).filter((frame) => frame.includes(room.id) || frame.includes('secret'))).toEqual([]);
  });
});

test('leaving offers to undo, and undone one is back in the room', async ({ bob, room }) => {
  const tab = await bob.tab(room);
  await tab.room.choose('Leave room');
  await tab.rooms.expectNotListed(room.name);
  await tab.page.getByRole('button', { name: 'Undo' }).click();
  await tab.room.expectOpen(room.name);
  await tab.rooms.expectListed(room.name);
});

test('RIGHT1 the address of a room shows what it is and asks to join; nothing that was said is sent before', async ({ alice, carol, room }) => {
  await alice.send(room, 'among us');
  const tab = await carol.tab(`/r/${room.slug}`);
  await expect(tab.page.getByRole('heading', { level: 1, name: `Join ${room.name}?` })).toBeVisible();
  expect(tab.frames.filter((frame) => frame.includes('among us'))).toEqual([]);
  await tab.page.getByRole('button', { name: 'Join room' }).click();
  await tab.room.expectOpen(room.name);
  await tab.room.expectMessage('among us');
});

test('ROOM3 a renamed room shows its new name everywhere, and its old address still leads to it', async ({ alice, bob, room, unique }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  const name = unique('Haven');
  await hers.room.choose('Edit room');
  await hers.rooms.form.fill({ name });
  await hers.rooms.form.submit();
  for (const tab of [hers, his]) {
    await tab.room.expectOpen(name);
    await tab.rooms.expectListed(name);
    await tab.room.expectLine(`renamed this room from ${room.name} to ${name}`);
  }
  const late = await bob.tab(`/r/${room.slug}`);
  await late.room.expectOpen(name);
  await expect(late.page).toHaveURL(/\/r\/haven-\d+$/u);
});

test('MSG4 RIGHT2 its owner archives a room: everybody can read it and nobody write, until it is opened again', async ({ alice, bob, room }) => {
  await bob.send(room, 'kept');
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  await his.room.main.getByRole('button', { name: 'Room menu' }).click();
  await expect(his.page.getByRole('menuitem', { name: 'Leave room' })).toBeVisible();
  await expect(his.page.getByRole('menuitem', { name: 'Archive room' })).toHaveCount(0);
  await his.page.keyboard.press('Escape');

  await hers.room.choose('Archive room');
  for (const tab of [hers, his]) {
    await expect(tab.room.main.getByText('This room is archived.')).toBeVisible();
    await expect(tab.room.composer).toHaveCount(0);
    await tab.room.expectMessage('kept');
  }
  await expect(his.room.main.getByRole('button', { name: 'Open it again' })).toHaveCount(0);
  await hers.room.main.getByRole('button', { name: 'Open it again' }).click();
  for (const tab of [hers, his]) await expect(tab.room.composer).toBeVisible();
});

test('KEY10 a room that is archived while somebody writes in it: the focus is on what says so and that the draft is kept, then in the box again', async ({
  alice,
  bob,
  room,
}) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  await his.room.composer.fill('not sent yet');
  await hers.room.choose('Archive room');
  await expect(his.room.main.getByText('This room is archived. It stays here to read. Your draft is kept.')).toBeFocused();
  await expect(hers.room.main.getByText('This room is archived.')).toHaveText('This room is archived. It stays here to read.');

  await hers.room.main.getByRole('button', { name: 'Open it again' }).click();
  await expect(his.room.composer).toBeFocused();
  await expect(his.room.composer).toHaveValue('not sent yet');
});

test('RIGHT2 the lobby can be neither left nor archived by anybody', async ({ alice }) => {
  const tab = await alice.tab('/r/lobby');
  await tab.room.main.getByRole('button', { name: 'Room menu' }).click();
  await expect(tab.page.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
  await expect(tab.page.getByRole('menuitem', { name: /Leave|Archive|Edit/u })).toHaveCount(0);
});

test('back and forward lead through the rooms one was in', async ({ alice, room, unique }) => {
  const other = await alice.createRoom(unique('Pier'));
  const tab = await alice.tab(room);
  await tab.rooms.openRoom(other.name);
  await tab.room.expectOpen(other.name);
  await tab.rooms.openRoom('Lobby');
  await tab.room.expectOpen('Lobby');
  await tab.page.goBack();
  await tab.room.expectOpen(other.name);
  await tab.page.goBack();
  await tab.room.expectOpen(room.name);
  await tab.page.goForward();
  await tab.room.expectOpen(other.name);
  await expect(tab.page).toHaveURL(new RegExp(`/r/${other.slug}$`, 'u'));
});

test('an address that leads nowhere says so and leads back', async ({ alice }) => {
  const tab = await alice.tab('/r/no-such-room');
  alice.watch.expect(/status of 404/u);
  await expect(tab.page.getByRole('heading', { level: 1, name: 'There is no room here' })).toBeVisible();
  await tab.page.getByRole('button', { name: 'Back to my rooms' }).click();
  await tab.room.expectOpen('Lobby');
});

test('a room is jumped to by some letters of its name', async ({ alice, room }) => {
  const tab = await alice.tab();
  await tab.room.expectOpen('Lobby');
  await tab.switcher.open();
  await tab.switcher.field.fill(room.name.slice(0, 4).toLowerCase());
  await expect(tab.switcher.option(room.name)).toHaveAttribute('aria-selected', 'true');
  await tab.page.keyboard.press('Enter');
  await tab.room.expectOpen(room.name);
});

test('ROOM7 leaving without a connection says that it needs one, and one stays where one is', async ({ bob, room, network }) => {
  const tab = await bob.tab(room, { via: network });
  // What opens over the page is fetched after it.
  await tab.room.main.getByRole('button', { name: 'Room menu' }).click();
  await expect(tab.page.getByRole('menuitem', { name: 'Leave room' })).toBeVisible();
  await tab.page.keyboard.press('Escape');
  bob.expectNetworkTrouble();
  network.set('down');
  await expect(tab.room.banner).toContainText('Reconnecting');
  await tab.room.choose('Leave room');
  await expect(tab.page.getByText('Leaving needs a connection. Try again when you are back online.')).toBeVisible();
  await tab.room.expectOpen(room.name);
});

test('KEY6 where a room is to be joined, or is none, the focus is on the heading that says so', async ({ carol, room }) => {
  const tab = await carol.tab(`/r/${room.slug}`);
  await expect(tab.page.getByRole('heading', { level: 1, name: `Join ${room.name}?` })).toBeFocused();
  const other = await carol.tab('/r/nowhere-at-all');
  await expect(other.page.getByRole('heading', { level: 1, name: 'There is no room here' })).toBeFocused();
});
