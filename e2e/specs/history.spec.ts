import type { Locator } from '@playwright/test';
import { everythingKept, keptLogs } from '../fixtures/kept.ts';
import { expect, test } from '../fixtures/test.ts';

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `message ${index + 1}`);
}

async function top(row: Locator): Promise<number> {
  const box = await row.boundingBox();
  expect(box).not.toBeNull();
  return box?.y ?? 0;
}

test('MSG5 scrolling up loads what is older, down to the first message, with no jump', async ({ alice, room }) => {
  await alice.send(room, ...numbered(220));
  await alice.markRead(room, 220);
  const { page, room: open } = await alice.tab(room);
  await open.expectMessage('message 220');
  await expect(open.message('message 1')).toHaveCount(0);

  // Whatever is in view must move by what was scrolled and by nothing else, also while pages come in above it.
  const worst = await page.evaluate(async (pixels) => {
    const list = document.querySelector('[role="log"]');
    if (list === null) throw new Error('There is no list of messages.');
    let most = 0;
    const middle = () => document.elementFromPoint(list.getBoundingClientRect().x + 200, list.getBoundingClientRect().y + 300)?.closest('[data-key]');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let step = 0; step < 400; step += 1) {
      const row = middle();
      const before = row?.getBoundingClientRect().y ?? 0;
      const from = list.scrollTop;
      list.scrollTop -= pixels;
      const moved = from - list.scrollTop;
      await frame();
      await frame();
      if (row?.isConnected === true) most = Math.max(most, Math.abs(row.getBoundingClientRect().y - before - moved));
      if (document.querySelector('[role="log"]')?.textContent.includes('begins') === true && moved === 0) break;
    }
    return most;
  }, 120);
  await open.expectMessage('message 1');
  expect(worst).toBeLessThanOrEqual(2);
});

test('what others write never moves somebody who reads further up; a pill says how much is new and leads there', async ({ alice, bob, room }) => {
  await alice.send(room, ...numbered(80));
  await bob.markRead(room, 80);
  const his = await bob.tab(room);
  await his.room.expectMessage('message 80');
  await his.room.scroll(-1_500);
  await expect(his.room.message('message 80')).not.toBeInViewport();
  await expect(his.room.jumpToLatest).toBeVisible();
  const anchor = await his.room.messageInView();
  const before = await top(anchor);

  await alice.send(room, 'news 1', 'news 2', 'news 3');
  await expect(his.room.newMessages).toHaveText('3 new messages');
  expect(Math.abs((await top(anchor)) - before)).toBeLessThanOrEqual(1);
  await his.room.newMessages.click();
  await expect(his.room.message('news 3')).toBeInViewport();
  await expect(his.room.newMessages).toBeHidden();
});

test('somebody at the end stays at the end, and one’s own message brings one back there', async ({ alice, bob, room }) => {
  await alice.send(room, ...numbered(60));
  await bob.markRead(room, 60);
  const his = await bob.tab(room);
  await his.room.expectMessage('message 60');
  await alice.send(room, 'follow me');
  await expect(his.room.message('follow me')).toBeInViewport();
  await his.room.scroll(-1_500);
  await expect(his.room.message('follow me')).not.toBeInViewport();
  await his.room.sendMessage('back to the end');
  await expect(his.room.message('back to the end')).toBeInViewport();
});

test('READ1 what is unread is counted in the list, marked in the room, and read in every tab once it was seen', async ({
  alice,
  bob,
  room,
  unique,
}) => {
  const other = await bob.createRoom(unique('Quay'));
  const first = await bob.tab(other);
  const second = await bob.tab(other);
  await alice.send(room, 'one', 'two');
  for (const tab of [first, second]) {
    await tab.rooms.expectUnread(room.name, 2);
    await expect(tab.page).toHaveTitle(`(2) ${other.name} · Parley`);
  }
  await first.rooms.openRoom(room.name);
  await expect(first.room.timeline.getByRole('separator', { name: 'New messages' })).toBeVisible();
  await first.page.bringToFront();
  for (const tab of [first, second]) await tab.rooms.expectRead(room.name);
});

test('READ3 what one writes is read, in this tab, in another and after a reload', async ({ alice, bob, room, unique }) => {
  const other = await bob.createRoom(unique('Quay'));
  await alice.send(room, 'one', 'two');
  const elsewhere = await bob.tab(other);
  await elsewhere.rooms.expectUnread(room.name, 2);
  const his = await bob.tab(room);
  await his.room.message('one').click();
  await his.room.sendMessage('three');
  await his.room.sendMessage('four');
  for (const tab of [his, elsewhere]) await tab.rooms.expectRead(room.name);
  // The page shows what it has kept first; that may be as of a second ago.
  await his.reload();
  await his.room.expectMessage('four');
  await his.rooms.expectRead(room.name);
  await expect(his.room.timeline.getByRole('separator', { name: 'New messages' })).toHaveCount(0);
});

test(
  'READ7 what was read without a connection is read when the tab was closed, and told once it is back',
  { tag: '@waits' },
  async ({ alice, bob, room, unique, network }) => {
    const other = await bob.createRoom(unique('Quay'));
    await alice.send(room, 'one', 'two');
    const his = await bob.tab(other, { via: network });
    bob.expectNetworkTrouble();
    await his.rooms.expectUnread(room.name, 2);
    await his.page.waitForLoadState('networkidle');
    network.set('down');
    await his.rooms.openRoom(room.name);
    await his.room.expectOpen(room.name);
    await his.page.keyboard.press('Escape');
    await his.rooms.openRoom(other.name);
    await his.rooms.expectRead(room.name);
    await his.close();
    network.set('open');
    const later = await bob.tab(room, { via: network });
    await later.room.expectMessage('two');
    await later.rooms.expectRead(room.name);
    await expect(later.room.timeline.getByRole('separator', { name: 'New messages' })).toHaveCount(0);
    await expect.poll(() => keptLogs(later.page), { timeout: 20_000 }).toContain('"readOrd":2');
  },
);

test('READ7 READ9 what was read is so after a reload at once; what was marked unread without a connection is, too', async ({
  alice,
  bob,
  room,
  network,
}) => {
  await alice.send(room, 'one', 'two', 'three');
  const his = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  const line = his.room.timeline.getByRole('separator', { name: 'New messages' });
  await expect(line).toBeVisible();
  // A second after it came into view.
  await expect.poll(() => everythingKept(his.page)).toMatch(/"parley:read:[^"]*","3/u);
  await his.reload();
  await his.room.expectMessage('three');
  await expect(line).toHaveCount(0);
  await expect.poll(() => keptLogs(his.page)).toContain('"readOrd":3');
  network.set('down');
  await his.room.message('two').click({ button: 'right' });
  await his.page.getByRole('menuitem', { name: 'Mark unread from here' }).click();
  await expect(line).toBeVisible();
  network.set('no-sockets');
  await his.reload();
  await expect(line).toBeVisible();
  network.set('open');
  await expect.poll(() => keptLogs(his.page), { timeout: 30_000 }).toContain('"readOrd":1');
  await expect(line).toBeVisible();
});

test('READ4 Escape and the room’s menu mark everything as read, and Undo takes it back', async ({ alice, bob, room }) => {
  await alice.send(room, ...numbered(60));
  await bob.markRead(room, 10);
  const his = await bob.tab(room);
  const line = his.room.timeline.getByRole('separator', { name: 'New messages' });
  await expect(line).toBeVisible();
  await his.room.composer.press('Escape');
  await his.rooms.expectRead(room.name);
  await his.page.getByRole('button', { name: 'Undo' }).click();
  await expect(his.rooms.line(room.name)).toHaveAccessibleName(/unread/u);
  await his.room.choose('Mark as read');
  await his.rooms.expectRead(room.name);
  await expect(his.page.getByText(`Marked ${room.name} as read.`)).toBeVisible();
  await his.room.main.getByRole('button', { name: 'Room menu' }).click();
  await expect(his.page.getByRole('menuitem', { name: 'Details' })).toBeVisible();
  await expect(his.page.getByRole('menuitem', { name: 'Mark as read' })).toHaveCount(0);
});

test('READ5 “new messages” leads to the first new one, and then to the end', async ({ alice, bob, room }) => {
  await alice.send(room, ...numbered(80));
  await bob.markRead(room, 80);
  const his = await bob.tab(room);
  await his.room.expectMessage('message 80');
  await his.room.scroll(-1_500);
  await expect(his.room.jumpToLatest).toBeVisible();
  await alice.send(room, ...Array.from({ length: 50 }, (_, index) => `news ${index + 1}`));
  await expect(his.room.newMessages).toHaveText('50 new messages');
  await his.room.newMessages.click();
  await expect(his.room.message('news 1')).toBeInViewport();
  await expect(his.room.message('news 50')).not.toBeInViewport();
  await his.room.newMessages.click();
  await expect(his.room.message('news 50')).toBeInViewport();
  await expect(his.room.newMessages).toBeHidden();
});
