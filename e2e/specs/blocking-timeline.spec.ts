import type { Locator } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { press } from '../fixtures/keys.ts';
import { expect, test } from '../fixtures/test.ts';

async function top(row: Locator): Promise<number> {
  const box = await row.boundingBox();
  expect(box).not.toBeNull();
  return box?.y ?? 0;
}

/** Nothing scrolls any more. */
async function atRest(list: Locator): Promise<void> {
  let before = Number.NaN;
  await expect
    .poll(async () => {
      const now = await list.evaluate(({ scrollTop }) => scrollTop);
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
}

function numbered(count: number, by: string): string[] {
  return Array.from({ length: count }, (_, index) => `${by} ${index + 1}`);
}

test('BLOCK5 what a blocked person writes is unread like any message; “New” stands above its line, and having been there is having read it', async ({
  alice,
  bob,
  room,
  unique,
}) => {
  const elsewhere = await alice.createRoom(unique('Quiet'));
  await alice.send(room, 'mine');
  await alice.markRead(room, 1);
  await alice.block(bob);
  const tab = await alice.tab(elsewhere);
  await bob.send(room, 'loud one', 'loud two');
  await tab.rooms.expectUnread(room.name, 2);
  await tab.rooms.openRoom(room.name);
  await expect(tab.blocking.lines).toHaveText(/^2 messages/u);
  const order = await tab.room.timeline.evaluate((list) => {
    const [line, fold] = [list.querySelector('[data-key="new"]'), list.querySelector('[data-held]')];
    return line !== null && fold !== null && line.compareDocumentPosition(fold) === Node.DOCUMENT_POSITION_FOLLOWING;
  });
  expect(order).toBe(true);
  // Once it was in view for a second, the server is told.
  await expect.poll(() => tab.frames.some((frame) => frame.includes('read:marked') && frame.includes('"ord":3'))).toBe(true);
  await tab.rooms.openRoom(elsewhere.name);
  await tab.blocking.lines.first().waitFor({ state: 'detached' });
  await tab.rooms.expectRead(room.name);
});

test('BLOCK6 blocking and unblocking somebody move nothing for who reads in the middle of a long room, wherever that was done', async ({
  alice,
  bob,
  room,
}) => {
  test.slow();
  for (let part = 0; part < 25; part += 1) {
    await bob.send(room, ...numbered(3, `loud ${part}`));
    await alice.send(room, `calm ${part}`);
  }
  await alice.markRead(room, 100);
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectMessage('calm 24');
  await tab.room.scroll(-1_400);
  await expect(tab.room.jumpToLatest).toBeVisible();
  await atRest(tab.room.timeline);
  // The uppermost message of hers of which anything is in view.
  const text = await tab.room.timeline.evaluate((list) => {
    const { top: from } = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll<HTMLElement>('[data-key]')].filter((row) => row.getBoundingClientRect().bottom > from);
    return rows.map((row) => /calm \d+/u.exec(row.textContent)?.[0]).find((found) => found !== undefined) ?? '';
  });
  const anchor = tab.room.message(text);
  const before = await top(anchor);
  await alice.block(bob);
  await expect(tab.room.timeline).not.toContainText('loud');
  await expect.poll(async () => Math.abs((await top(anchor)) - before)).toBeLessThanOrEqual(1);

  // Showing and folding: the pressed line stays, and so does what is above it.
  const line = tab.room.timeline.locator(`[data-held]`).filter({ visible: true }).first();
  const key = await tab.room.timeline.evaluate((list) => {
    const middle = list.getBoundingClientRect().top + list.clientHeight / 3;
    return [...list.querySelectorAll<HTMLElement>('[data-held]')].find((each) => each.getBoundingClientRect().top > middle)?.dataset['key'] ?? '';
  });
  await expect(line).toBeVisible();
  const pressed = tab.room.timeline.locator(`[data-key="${key}"]`);
  const at = await top(pressed);
  await tab.blocking.show(pressed).click();
  await expect(tab.blocking.hide(pressed)).toBeFocused();
  expect(Math.abs((await top(pressed)) - at)).toBeLessThanOrEqual(1);
  await tab.blocking.hide(pressed).click();
  await expect(tab.blocking.show(pressed)).toBeFocused();
  expect(Math.abs((await top(pressed)) - at)).toBeLessThanOrEqual(1);

  const again = await top(anchor);
  await alice.unblock(bob);
  await expect(tab.room.timeline).toContainText('loud');
  await expect.poll(async () => Math.abs((await top(anchor)) - again)).toBeLessThanOrEqual(1);
  await page.keyboard.press('Escape');
});

test('BLOCK6 what the last line of a room shows comes into view, and the reader is at the end as before', async ({ alice, bob, room }) => {
  await alice.send(room, ...numbered(40, 'calm'));
  await bob.send(room, ...numbered(4, 'loud'));
  await alice.block(bob);
  const tab = await alice.tab(room);
  const line = tab.blocking.lines.last();
  await tab.blocking.show(line).click();
  await expect(tab.room.message('loud 4')).toBeInViewport({ ratio: 1 });
  await expect(line).toBeInViewport();
  await bob.send(room, 'loud 5');
  await expect(tab.blocking.lines.last()).toContainText('Message from');
  await expect(tab.blocking.lines.last()).toBeInViewport({ ratio: 1 });
});

test('BLOCK7 BLOCK8 by keyboard: from a message to its menu, its author is blocked, the focus goes to the line, which opens and folds, and from whose menu they are unblocked', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'calm');
  await bob.send(room, 'loud');
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectReady();
  await tab.room.expectMessage('loud');
  await press(page, 'Shift+Tab');
  await expect(tab.room.message('loud')).toBeFocused();
  await tab.room.openMenu(() => press(page, 'Shift+F10'));
  await page.getByRole('menuitem', { name: 'Copy text' }).press('b');
  await expect(page.getByRole('menuitem', { name: 'Block…' })).toBeFocused();
  await press(page, 'Enter');
  await expect(tab.blocking.question(bob.name).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await press(page, 'Enter');
  await expect(tab.room.message('loud')).toBeFocused();
  await press(page, 'Shift+F10', 'b', 'Enter', 'Tab', 'Enter');
  const line = tab.blocking.lines.first();
  await expect(line).toBeFocused();
  await press(page, 'Enter');
  await expect(tab.blocking.show(line)).toBeFocused();
  await press(page, 'Enter');
  await expect(tab.room.message('loud')).toBeVisible();
  await expect(tab.blocking.hide(line)).toBeFocused();
  await press(page, 'Enter', 'Escape');
  await expect(line).toBeFocused();
  await expect(tab.room.message('loud')).toHaveCount(0);
  await press(page, 'ArrowUp');
  await expect(tab.room.message('calm')).toBeFocused();
  await press(page, 'ArrowDown', 'Shift+F10');
  await page.getByRole('menuitem', { name: 'Unblock' }).press('Enter');
  await expect(tab.room.message('loud')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ ...phone });

  test('BLOCK3 BLOCK4 a finger blocks from the menu of a message, opens the line and folds it; the list of rooms has no word of theirs', async ({
    alice,
    bob,
    room,
  }) => {
    await bob.send(room, 'loud');
    const { page, ...tab } = await alice.tab(room);
    await tab.room.expectMessage('loud');
    await tab.room.openMenu(() => tab.room.message('loud').dispatchEvent('contextmenu'));
    await page.getByRole('menuitem', { name: 'Block…' }).tap();
    await tab.blocking.question(bob.name).getByRole('button', { name: 'Block', exact: true }).tap();
    const line = tab.blocking.lines.first();
    await expect(line).toBeVisible();
    const size = await tab.blocking.show(line).boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await tab.blocking.show(line).tap();
    await tab.room.expectMessage('loud');
    await tab.blocking.hide(line).tap();
    await expect(tab.room.message('loud')).toHaveCount(0);
    await tab.room.back.click();
    await expect(tab.rooms.line(room.name)).toContainText('Message from somebody you blocked');
    await expect(tab.rooms.region).not.toContainText('loud');
    await expect(tab.rooms.line(room.name)).not.toContainText(bob.name);
  });
});

for (const [where, size] of Object.entries({ 'on a desktop': {}, 'on a phone': phone })) {
  test.describe(`axe finds nothing ${where}, in light and dark`, () => {
    test.describe.configure({ timeout: 90_000 });
    test.use({ ...size, reducedMotion: 'reduce' });

    test('in the question, the lines, the card, the list of members and the list of whom one has blocked', async ({ alice, bob, room }) => {
      await alice.send(room, 'calm');
      await bob.send(room, 'loud');
      const { page, ...tab } = await alice.tab(room);
      await tab.room.expectMessage('loud');
      await tab.room.message('loud').getByRole('button', { name: bob.name }).click();
      await tab.profile.card(bob.name).getByRole('button', { name: 'Block…' }).click();
      await expect(tab.blocking.question(bob.name)).toBeVisible();
      await expectAccessible(page, 'the question');
      await tab.blocking.confirm(bob.name);
      const line = tab.blocking.lines.first();
      await tab.blocking.show(line).click();
      await expectAccessible(page, 'an open line');
      await tab.blocking.hide(line).click();
      await expectAccessible(page, 'a folded line');
      await tab.details.open();
      await expectAccessible(page, 'the list of members');
      await tab.details.member(bob.name).getByRole('button').click();
      await expect(tab.profile.card(bob.name)).toContainText('Blocked');
      await expectAccessible(page, 'the card');
      await page.keyboard.press('Escape');
      if ('isMobile' in size) {
        await page.keyboard.press('Escape');
        await tab.room.back.click();
      }
      await tab.rooms.chooseMine('People you blocked');
      await expectAccessible(page, 'the list');
      await tab.blocking.list.getByRole('button', { name: `Unblock ${bob.name}` }).click();
      await expect(tab.blocking.list).toContainText('Nobody.');
      await expectAccessible(page, 'the empty list');
    });
  });
}
