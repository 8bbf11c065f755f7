import type { Room } from '@parley/shared/features/rooms.ts';
import { keptLogs } from '../fixtures/kept.ts';
import type { Person } from '../fixtures/person.ts';
import type { Proxy } from '../fixtures/proxy.ts';
import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

/** What the tab shows is kept, up to this text. */
async function expectKept(tab: Tab, text: string): Promise<void> {
  await expect.poll(() => keptLogs(tab.page)).toContain(`"${text}"`);
}

/** A visit to a room of forty lines, which are kept when it ends. */
async function visit(person: Person, room: Room, network: Proxy): Promise<void> {
  const tab = await person.tab(room, { via: network });
  await expectKept(tab, 'line 40');
  await tab.close();
}

const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);

test('CACHE1 a second visit shows the room before there is a connection, and then catches up', async ({ alice, bob, room, network }) => {
  await bob.send(room, ...lines);
  await visit(alice, room, network);
  await bob.send(room, 'while she was away');

  alice.expectNetworkTrouble();
  network.set('no-sockets');
  const tab = await alice.tab(room, { via: network });
  await tab.room.expectMessage('line 40');
  await expect(tab.room.message('line 40')).toContainText(bob.name);
  await tab.rooms.expectListed('Lobby');
  expect(tab.frames).toEqual([]);
  await tab.room.sendMessage('written before the connection');
  network.set('open');
  await tab.room.expectMessage('while she was away');
  await tab.room.expectTexts('', [...lines, 'while she was away', 'written before the connection']);
});

test('CACHE1 who reads further up stays where they are when the room catches up', async ({ alice, bob, room, network }) => {
  await bob.send(room, ...lines);
  await visit(alice, room, network);
  await bob.send(room, 'away 1', 'away 2', 'away 3');
  alice.expectNetworkTrouble();
  network.set('no-sockets');
  const tab = await alice.tab(room, { via: network });
  await tab.room.expectMessage('line 40');
  await tab.room.scroll(-500);
  const read = await tab.room.messageInView();
  await expect(read).toBeVisible();
  const top = async () => (await read.boundingBox())?.y;
  const before = await top();
  network.set('open');
  await expect(tab.room.newMessages).toHaveText(/3 new messages/u);
  expect(await top()).toBe(before);
});

test('CACHE9 what came while the app was closed stands under “New” though the room showed before it', async ({ alice, bob, room, network }) => {
  await bob.send(room, ...lines);
  await alice.markRead(room, 40);
  await visit(alice, room, network);
  await bob.send(room, 'news');
  alice.expectNetworkTrouble();
  network.set('no-sockets');
  const tab = await alice.tab(room, { via: network });
  await tab.room.expectMessage('line 40');
  await expect(tab.room.timeline.getByText('New', { exact: true })).toHaveCount(0);
  network.set('open');
  await tab.room.expectMessage('news');
  await expect(tab.room.timeline.getByText('New', { exact: true })).toBeVisible();
});

test('CACHE11 a kept room with much unread opens at the first of it that is there, without a connection, and stays there', async ({
  alice,
  bob,
  room,
  network,
}) => {
  await bob.send(room, ...Array.from({ length: 150 }, (_, index) => `line ${index + 1}`));
  await alice.markRead(room, 150);
  const before = await alice.tab(room, { via: network });
  await expectKept(before, 'line 150');
  // Elsewhere: she would read it again.
  await before.rooms.openRoom('Lobby');
  await before.room.expectOpen('Lobby');
  await alice.markRead(room, 20);
  await expect.poll(() => keptLogs(before.page)).toContain('"readOrd":20');
  await before.close();

  alice.expectNetworkTrouble();
  network.set('no-sockets');
  const tab = await alice.tab(room, { via: network });
  // Of the room its last hundred entries are kept.
  const first = tab.room.message('line 51');
  await expect(first).toBeInViewport();
  // They have begun to read.
  await expect(tab.rooms.line(room.name)).toHaveAccessibleName(/\b\d\d unread/u);
  network.set('open');
  await expect(tab.room.message('line 50')).toBeAttached();
  await expect(first).toBeInViewport();
});

test('CACHE3 a browser that keeps nothing works as well', async ({ alice, bob, room }) => {
  await alice.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
  });
  await bob.send(room, 'hello');
  const tab = await alice.tab(room);
  await tab.room.expectMessage('hello');
  await tab.reload();
  await tab.room.expectMessage('hello');
});

test('CACHE3 a storage that hangs holds nobody up', async ({ alice, bob, room }) => {
  await alice.context.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function hang(name, version) {
      const opening = open.call(this, name, version);
      if (name === 'parley-logs') Object.defineProperty(opening, 'addEventListener', { value: () => {} });
      return opening;
    };
  });
  await bob.send(room, 'hello');
  const tab = await alice.tab(room);
  await tab.room.expectMessage('hello');
  await tab.reload();
  await tab.room.expectMessage('hello');
});

test('CACHE4 of a room that was left nothing stays, whether the app was open or closed', async ({ alice, bob, room, unique }) => {
  const other = await alice.createRoom(unique('Cellar'));
  await bob.join(other);
  await alice.send(room, 'said in the harbour');
  await alice.send(other, 'said in the cellar');
  const tab = await bob.tab(other);
  await expectKept(tab, 'said in the cellar');
  await tab.rooms.openRoom(room.name);
  await expectKept(tab, 'said in the harbour');
  await bob.leave(other);
  await tab.rooms.expectNotListed(other.name);
  await expect.poll(() => keptLogs(tab.page)).not.toContain('said in the cellar');
  await tab.page.goto('about:blank');
  await bob.leave(room);
  await tab.page.goBack();
  await tab.rooms.expectNotListed(room.name);
  await expect.poll(() => keptLogs(tab.page)).not.toContain('said in the harbour');
  expect(await keptLogs(tab.page)).toContain('Lobby');
});

test('CACHE5 two tabs keep what both have seen', async ({ alice, bob, room, unique, network }) => {
  const other = await alice.createRoom(unique('Cellar'));
  await bob.join(other);
  const one = await bob.tab(room, { via: network });
  const two = await bob.tab(other, { via: network });
  await alice.send(room, 'in the harbour');
  await alice.send(other, 'in the cellar');
  for (const text of ['in the harbour', 'in the cellar']) await expectKept(one, text);
  await one.close();
  await alice.send(room, 'later in the harbour');
  await expectKept(two, 'later in the harbour');
  await two.close();
  bob.expectNetworkTrouble();
  network.set('no-sockets');
  const later = await bob.tab(room, { via: network });
  await later.room.expectMessage('in the harbour');
  await later.rooms.openRoom(other.name);
  await later.room.expectMessage('in the cellar');
  network.set('open');
  await alice.send(other, 'and on');
  await later.room.expectMessage('and on');
});

test('CACHE7 signing out leaves nothing of the rooms, and who comes next sees nothing', async ({ alice, bob, room }) => {
  await bob.send(room, 'between us');
  const tab = await alice.tab(room);
  const other = await alice.tab(room);
  await expectKept(tab, 'between us');
  await tab.page.bringToFront();
  await tab.rooms.chooseMine('Sign out');
  await tab.page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
  for (const { signIn } of [tab, other]) await signIn.expectOpen();
  await expect.poll(() => keptLogs(tab.page)).toBe('');
  await tab.signIn.signIn(`${alice.name} 2`);
  await tab.room.expectOpen('Lobby');
  await tab.rooms.expectNotListed(room.name);
  expect(await keptLogs(tab.page)).not.toContain('between us');
});

test('CACHE7 after signing out no tab names a room, and who comes next is not told what was said before', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  const other = await alice.tab(room);
  await tab.page.bringToFront();
  await tab.room.choose('Leave room');
  await expect(tab.page.getByText(`You left ${room.name}.`)).toBeVisible();
  await expect(tab.page).toHaveTitle(/· Parley$/u);
  await tab.rooms.chooseMine('Sign out');
  await tab.page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
  for (const { page, signIn } of [tab, other]) {
    await signIn.expectOpen();
    await expect(page).toHaveTitle('Parley');
  }
  await tab.signIn.signIn(`${alice.name} 2`);
  await tab.room.expectOpen('Lobby');
  await expect(tab.page.getByText(`You left ${room.name}.`)).toBeHidden();
});

test('CACHE7 a session that the server does not know any more shows the way in, and what was kept goes', async ({ alice, bob, room }) => {
  await bob.send(room, 'between us');
  const tab = await alice.tab(room);
  await expectKept(tab, 'between us');
  await alice.context.clearCookies();
  await tab.reload();
  await tab.signIn.expectOpen();
  await expect.poll(() => keptLogs(tab.page)).toBe('');
});

test('CACHE8 keeping messages can be switched off: what is kept goes at once, and a draft and what was not sent stay', async ({
  alice,
  bob,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  await bob.send(room, 'between us');
  const tab = await alice.tab(room, { via: network });
  const other = await alice.tab(room, { via: network });
  await expectKept(tab, 'between us');
  await tab.page.bringToFront();
  const dialog = tab.page.getByRole('dialog', { name: 'Messages on this device' });
  const choice = dialog.getByRole('checkbox', { name: 'Keep messages on this device' });
  await tab.rooms.chooseMine('Messages on this device');
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await expect(dialog).toContainText('Nothing of your rooms stays in this browser');
  await expect.poll(() => keptLogs(tab.page)).toBe('');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await bob.send(room, 'still between us');
  for (const each of [tab, other]) await each.room.expectMessage('still between us');
  await other.reload();
  await other.room.expectMessage('still between us');
  network.set('down');
  await tab.room.sendMessage('not sent yet');
  await tab.room.composer.fill('half a thought');
  await expect(tab.room.message('not sent yet')).toContainText('Sending…');
  network.set('open');
  await tab.reload();
  await tab.room.expectMessage('not sent yet');
  await expect(tab.room.composer).toHaveValue('half a thought');
  expect(await keptLogs(tab.page)).toBe('');

  await tab.rooms.chooseMine('Messages on this device');
  await choice.check();
  await expect(dialog).toContainText('stay in this browser until you sign out');
  await tab.page.keyboard.press('Escape');
  await bob.send(room, 'kept again');
  await expectKept(tab, 'kept again');
});
