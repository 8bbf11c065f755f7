import { expectAccessible } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/test.ts';

test('SEEN1 who reads one’s last message is shown under it at once, nothing moves for it, and it goes when somebody answers', async ({
  alice,
  bob,
  carol,
  person,
  room,
}) => {
  const dave = await person('Dave');
  await carol.join(room);
  await dave.join(room);
  const hers = await alice.tab(room);
  await hers.room.sendMessage('who is coming?');
  const before = await hers.room.message('who is coming?').boundingBox();
  await bob.markRead(room, 1);
  await expect(hers.room.seenBy(bob.name)).toBeVisible();
  expect(await hers.room.message('who is coming?').boundingBox()).toEqual(before);
  const his = await carol.tab(room);
  await his.room.expectMessage('who is coming?');
  await dave.markRead(room, 1);
  const seen = hers.room.seenBy('3');
  await seen.click();
  await expect(hers.page.getByText(/^Seen by .+, .+ and .+\.$/u)).toContainText(bob.name);
  await expectAccessible(hers.page, 'a message that was read');

  await his.room.sendMessage('I am');
  await hers.room.expectMessage('I am');
  await expect(seen).toBeHidden();
});

test('SEEN1 who has read is there again after a reload, in another tab, and once the connection is back', async ({
  alice,
  bob,
  carol,
  room,
  network,
}) => {
  alice.expectNetworkTrouble();
  await carol.join(room);
  await alice.send(room, 'hello');
  await bob.markRead(room, 1);
  const tab = await alice.tab(room, { via: network });
  await expect(tab.room.seenBy(bob.name)).toBeVisible();
  const other = await alice.tab(room);
  await expect(other.room.seenBy(bob.name)).toBeVisible();
  network.set('down');
  await expect(tab.room.banner).toContainText('Reconnecting');
  await carol.markRead(room, 1);
  const both = new RegExp(`^Seen by .*${carol.name}`, 'u');
  await expect(other.room.timeline.getByTitle(both)).toBeVisible();
  network.set('open');
  await tab.room.tryNow();
  await expect(tab.room.timeline.getByTitle(both)).toBeVisible();
  await tab.reload();
  await expect(tab.room.timeline.getByTitle(both)).toBeVisible();
});

test('PREF9 who does not show what they have read is under nobody’s message, also where they were, and sees who has read theirs', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'seen?');
  await bob.markRead(room, 1);
  const hers = await alice.tab(room);
  await expect(hers.room.seenBy(bob.name)).toBeVisible();
  const his = await bob.tab(room);
  await his.rooms.chooseMine('Preferences');
  await his.preferences.showsReading.uncheck();
  await expect(hers.room.seenBy(bob.name)).toBeHidden();
  await his.preferences.done();
  await his.room.sendMessage('no');
  await expect(his.room.seenBy(alice.name)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('SEEN1 a long name is cut, and reaches no edge', async ({ alice, person, room }) => {
    const long = await person('Wolfeschlegelsteinhausenbergerdorff');
    await long.join(room);
    await alice.send(room, 'hello');
    await long.markRead(room, 1);
    const { room: shown, page } = await alice.tab(room);
    const line = shown.timeline.getByTitle(`Seen by ${long.name}`);
    await expect(line).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
