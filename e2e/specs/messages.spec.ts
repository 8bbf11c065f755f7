import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

test('MSG1 a message shows at once in every window of everybody: the sender’s other tab, and another browser', async ({ alice, bob, room }) => {
  const first = await alice.tab(room);
  const second = await alice.tab(room);
  const his = await bob.tab(room);
  await first.room.sendMessage('Anchor up');
  for (const tab of [first, second, his]) await tab.room.expectMessage('Anchor up');
  await his.room.sendMessage('Sails set');
  for (const tab of [first, second, his]) await tab.room.expectTexts('', ['Anchor up', 'Sails set']);
});

test('MSG1 messages written at the same time stand in one order in every window', async ({ alice, bob, room }) => {
  const tabs = [await alice.tab(room), await alice.tab(room), await bob.tab(room)] as const;
  const [hers, , his] = tabs;
  const each = Array.from({ length: 8 }, (_, index) => index);
  await Promise.all([
    (async () => {
      for (const index of each) await hers.room.sendMessage(`same-time A${index}`);
    })(),
    (async () => {
      for (const index of each) await his.room.sendMessage(`same-time B${index}`);
    })(),
  ]);
  for (const tab of tabs) await expect.poll(async () => (await tab.room.texts('same-time')).length).toBe(16);
  const order = await hers.room.texts('same-time');
  for (const tab of tabs) expect(await tab.room.texts('same-time')).toEqual(order);
  // Everybody’s own in the order they were written.
  for (const who of ['A', 'B']) expect(order.filter((text) => text.includes(who))).toEqual(each.map((index) => `same-time ${who}${index}`));
});

test('Enter sends and Shift+Enter makes a line', async ({ alice, room }) => {
  const { room: open } = await alice.tab(room);
  await open.composer.pressSequentially('one');
  await open.composer.press('Shift+Enter');
  await open.composer.pressSequentially('two');
  await open.composer.press('Enter');
  await expect(open.composer).toHaveValue('');
  await open.expectTexts('', ['one\ntwo']);
});

/** Types as an input method does: `text` is shown while it is composed. */
async function compose(session: CDPSession, text: string): Promise<void> {
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

async function inputMethod(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

test('the Enter that ends a composition of an input method does not send', async ({ alice, room }) => {
  const { page, room: open } = await alice.tab(room);
  await open.composer.focus();
  const method = await inputMethod(page);
  await compose(method, 'にほ');
  await compose(method, 'にほんご');
  // What a browser reports for a key that the input method takes.
  await method.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
  await method.send('Input.insertText', { text: '日本語' });
  await method.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await expect(open.composer).toHaveValue('日本語');
  await expect(open.timeline.getByRole('article').filter({ hasText: '日' })).toHaveCount(0);
  await open.composer.press('Enter');
  await open.expectTexts('', ['日本語']);
});

test('DRAFT1 DRAFT2 a draft of each room survives switching rooms and reloading, and is gone once sent', async ({ alice, room, unique }) => {
  const other = await alice.createRoom(unique('Pier'));
  const tab = await alice.tab(room);
  await tab.room.composer.fill('half a thought');
  await tab.rooms.openRoom(other.name);
  await tab.room.expectOpen(other.name);
  await expect(tab.room.composer).toHaveValue('');
  await tab.room.composer.fill('another half');
  await tab.rooms.openRoom(room.name);
  await expect(tab.room.composer).toHaveValue('half a thought');
  await tab.reload();
  await expect(tab.room.composer).toHaveValue('half a thought');
  await tab.rooms.openRoom(other.name);
  await expect(tab.room.composer).toHaveValue('another half');
  await tab.room.composer.press('Enter');
  await tab.room.expectMessage('another half');
  await tab.reload();
  await tab.room.expectMessage('another half');
  await expect(tab.room.composer).toHaveValue('');
});

test('DRAFT1 a draft survives a page whose writing to its database was cut short', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  await expect(tab.room.composer).toBeEditable();
  await tab.page.evaluate(() => {
    IDBTransaction.prototype.commit = IDBTransaction.prototype.abort;
  });
  await tab.room.composer.fill('half a thought');
  await tab.reload();
  await expect(tab.room.composer).toHaveValue('half a thought');
  await tab.room.composer.press('Enter');
  await tab.room.expectMessage('half a thought');
  // From when it shows as sent.
  await expect.poll(() => tab.frames.some((frame) => frame.includes('message:sent') && frame.includes('half a thought'))).toBe(true);
  await tab.reload();
  await tab.room.expectMessage('half a thought');
  await expect(tab.room.composer).toHaveValue('');
});

test(
  'RIGHT1 typing shows to the others in the room, to nobody else, and goes away by itself',
  { tag: '@waits' },
  async ({ alice, bob, carol, room }) => {
    const hers = await alice.tab(room);
    const his = await bob.tab(room);
    const outside = await carol.tab();
    await outside.room.expectOpen('Lobby');
    await hers.room.composer.pressSequentially('hm');
    const sign = his.room.typing(`${alice.name} is typing`);
    await expect(sign).toBeVisible();
    await expect(hers.room.typing(`${alice.name} is typing`)).toBeHidden();
    await expect(sign).toBeHidden({ timeout: 12_000 });
    expect(outside.frames.filter((frame) => frame.includes(room.id))).toEqual([]);
  },
);

test('typing ends with the message', async ({ alice, bob, room }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room);
  await hers.room.composer.pressSequentially('hello');
  await expect(his.room.typing(`${alice.name} is typing`)).toBeVisible();
  await hers.room.composer.press('Enter');
  await his.room.expectMessage('hello');
  await expect(his.room.typing(`${alice.name} is typing`)).toBeHidden({ timeout: 1_000 });
});

test('messages of one author close in time are grouped: the name stands once', async ({ alice, bob, room }) => {
  await alice.send(room, 'first', 'second');
  await bob.send(room, 'third');
  await alice.send(room, 'fourth');
  const { room: open } = await bob.tab(room);
  await open.expectTexts('', ['first', 'second', 'third', 'fourth']);
  // Screen readers hear the name with each message; it is shown where a group begins.
  const shown = open.timeline.getByRole('article', { name: /\S/u }).getByRole('button', { name: alice.name });
  await expect(shown).toHaveCount(2);
});

test('days are separated, and named as seen from today', async ({ alice, room }) => {
  await alice.send(room, 'seen from two days');
  const tab = await alice.tab(room);
  const days = tab.room.timeline.getByRole('heading', { level: 2 });
  await expect(days.filter({ hasText: 'Today' })).toHaveCount(1);
  await tab.page.clock.setFixedTime(Date.now() + 86_400_000);
  await tab.reload();
  await expect(days.filter({ hasText: 'Yesterday' })).toHaveCount(1);
});

test('addresses are links that open elsewhere and tell the other side nothing', async ({ alice, room }) => {
  await alice.send(room, 'See https://example.org/a_(b). And javascript:alert(1)');
  const { room: open } = await alice.tab(room);
  const link = open.timeline.getByRole('link');
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('href', 'https://example.org/a_(b)');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noopener.*noreferrer/u);
});

test('markup in a message, a name or a topic is text', async ({ alice, person, unique }) => {
  const markup = '<img src=x onerror=alert(1)><b>bold</b>';
  const room = await alice.createRoom(unique('<i>Reef</i>'), { topic: markup });
  const mallory = await person('<s>Mallory</s>');
  await mallory.join(room);
  await mallory.send(room, markup);
  const tab = await alice.tab(room);
  await tab.room.expectMessage(markup);
  await tab.room.expectLine(`${mallory.name} joined`);
  await expect(tab.page.locator('img[src="x"]')).toHaveCount(0);
});

test('SESSION9 history is there after the server was ended and started again', async ({ alice, bob, room, server }) => {
  const his = await bob.tab(room);
  await his.room.sendMessage('before the restart');
  await his.room.expectMessage('before the restart');
  for (const person of [alice, bob]) person.expectNetworkTrouble();
  await server.restart();
  const hers = await alice.tab(room);
  await hers.room.expectMessage('before the restart');
  // And the tab that was open goes on by itself.
  await hers.room.sendMessage('after the restart');
  await his.room.expectTexts('', ['before the restart', 'after the restart']);
});
