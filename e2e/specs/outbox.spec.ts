import type { Proxy } from '../fixtures/proxy.ts';
import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

const unkept = 'What you send now will not survive closing this tab.';

/** Takes the network away once everything that a page fetches later is there. */
async function goOffline(network: Proxy, ...tabs: readonly Tab[]): Promise<void> {
  for (const { page } of tabs) await page.waitForLoadState('networkidle');
  network.set('down');
}

/** Instead of waiting for the next attempt. */
async function hurry(...tabs: readonly Tab[]): Promise<void> {
  for (const { page } of tabs) await page.evaluate(() => dispatchEvent(new Event('online')));
}

test('OUT1 OUT6 what was written offline is sent when the tab is closed and another one opened', async ({ alice, bob, room, network }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, his);
  const texts = ['written offline 1', 'written offline 2'];
  for (const text of texts) await his.room.sendMessage(text);
  await expect(his.room.message('written offline 2')).toContainText('Sending…');
  await his.close();
  network.set('open');
  const later = await bob.tab(room, { via: network });
  for (const tab of [hers, later]) await tab.room.expectTexts('', texts);
  await expect(later.room.message('written offline 2')).not.toContainText('Sending…');
  await expect(later.room.composer).toHaveValue('');
});

test('TAB1 TAB4 two tabs write to one room offline: both show all of it, and it is sent once and in order', async ({ alice, bob, room, network }) => {
  const hers = await alice.tab(room);
  const tabs = [await bob.tab(room, { via: network }), await bob.tab(room, { via: network })];
  bob.expectNetworkTrouble();
  await goOffline(network, ...tabs);
  const texts: string[] = [];
  for (const index of [0, 1, 2, 3]) {
    for (const [number, tab] of tabs.entries()) {
      texts.push(`offline ${index} from tab ${number}`);
      await tab.room.sendMessage(`offline ${index} from tab ${number}`);
      for (const each of tabs) await each.room.expectTexts('', texts);
    }
  }
  network.set('open');
  await hurry(...tabs);
  for (const tab of [hers, ...tabs]) await tab.room.expectTexts('', texts);
  for (const { room: shown } of tabs) await expect(shown.timeline.getByText('Sending…')).toHaveCount(0);
});

test('TAB3 what a tab has left that was ended goes out from another one', async ({ alice, bob, room, network }) => {
  const hers = await alice.tab(room);
  const one = await bob.tab(room, { via: network });
  const other = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, one, other);
  await one.room.sendMessage('from the ended one');
  await one.close();
  await other.room.expectMessage('from the ended one');
  network.set('open');
  await hurry(other);
  for (const tab of [hers, other]) await tab.room.expectTexts('', ['from the ended one']);
});

test('OUT4 OUT20 a message that was refused is there after a reload, with the reason, and can be edited', async ({ alice, bob, room, network }) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, his);
  await his.room.sendMessage('too late');
  await hers.room.choose('Archive room');
  await expect(hers.room.main.getByText('This room is archived.')).toBeVisible();
  network.set('open');
  await hurry(his);
  await expect(his.room.message('too late')).toContainText('This room is archived. Your message was not sent.');
  await his.reload();
  await expect(his.room.message('too late')).toContainText('This room is archived. Your message was not sent.');
  await hers.room.main.getByRole('button', { name: 'Open it again' }).click();
  await expect(his.room.composer).toBeVisible();
  await his.room.message('too late').getByRole('button', { name: 'Edit' }).click();
  await expect(his.room.composer).toHaveValue('too late');
  await his.room.expectTexts('', []);
  await his.room.sendMessage('in time');
  for (const tab of [hers, his]) await tab.room.expectTexts('', ['in time']);
  await his.reload();
  await his.room.expectTexts('', ['in time']);
  await expect(his.room.composer).toHaveValue('');
});

test('OUT16 the list of rooms says where something was not sent: while the connection is lost, and of what was refused until it is dealt with', async ({
  alice,
  bob,
  room,
  network,
}) => {
  const hers = await alice.tab(room);
  const his = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, his);
  await his.room.sendMessage('too late');
  await expect(his.rooms.line(room.name)).toHaveAccessibleName(/, not sent$/u);
  await hers.room.choose('Archive room');
  await expect(hers.room.main.getByText('This room is archived.')).toBeVisible();
  network.set('open');
  await hurry(his);
  await expect(his.room.message('too late')).toContainText('This room is archived. Your message was not sent.');
  await his.rooms.openRoom('Lobby');
  await his.room.expectOpen('Lobby');
  // The section of archived rooms is folded.
  await expect(his.rooms.line(room.name)).toHaveAccessibleName(/, not sent/u);
  await his.page.setViewportSize({ width: 390, height: 844 });
  await his.room.back.click();
  await expect(his.rooms.line(room.name)).toContainText('Not sent: too late');
  await his.rooms.openRoom(room.name);
  await his.room.message('too late').getByRole('button', { name: 'Discard' }).click();
  await his.room.back.click();
  await expect(his.rooms.line(room.name)).not.toContainText('Not sent');
});

test('OUT13 a reload right after sending shows the text once: as a message, and not as a draft', async ({ bob, room }) => {
  const his = await bob.tab(room);
  const texts: string[] = [];
  for (const index of [1, 2, 3, 4, 5]) {
    texts.push(`sent and reloaded ${index}`);
    await his.room.sendMessage(`sent and reloaded ${index}`);
    await his.reload();
    await his.room.expectTexts('', texts);
    await expect(his.room.composer).toHaveValue('');
  }
});

test('OUT14 what an earlier version of the app has kept is there', async ({ bob, room }) => {
  const key = [bob.id, room.id];
  await bob.context.addInitScript((draftKey) => {
    // An empty page has no storage.
    if (location.protocol === 'about:') return;
    const opening = indexedDB.open('parley', 1);
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('drafts').put('from before', draftKey));
    opening.addEventListener('success', () => {
      const database = opening.result;
      database.addEventListener('versionchange', () => database.close());
    });
  }, key);
  const his = await bob.tab(room);
  await expect(his.room.composer).toHaveValue('from before');
  await his.room.composer.press('Enter');
  await his.room.expectTexts('', ['from before']);
  await his.reload();
  await his.room.expectTexts('', ['from before']);
  await expect(his.room.composer).toHaveValue('');
});

test('OUT7 OUT11 a browser that keeps nothing says so while something waits, and warns of closing the tab only then', async ({
  alice,
  bob,
  room,
  network,
}) => {
  await bob.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
  });
  const hers = await alice.tab(room);
  const his = await bob.tab(room, { via: network });
  const other = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, his, other);
  await expect(his.page.getByText(unkept)).toHaveCount(0);
  await his.room.sendMessage('kept nowhere');
  await expect(his.page.getByText(unkept)).toBeVisible();
  await other.room.expectMessage('kept nowhere');
  const asked = his.page.waitForEvent('dialog');
  const closing = his.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  network.set('open');
  await hurry(his);
  for (const tab of [hers, his]) await tab.room.expectTexts('', ['kept nowhere']);
  await expect(his.page.getByText(unkept)).toHaveCount(0);
});

test('OUT15 what a browser could not keep for a while, it keeps once it can', async ({ bob, room, network }) => {
  await bob.context.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    const opened: IDBDatabase[] = [];
    let broken = false;
    IDBFactory.prototype.open = function openIfWhole(name, version) {
      if (broken) throw new DOMException('No storage now.', 'UnknownError');
      const opening = open.call(this, name, version);
      opening.addEventListener('success', () => opened.push(opening.result));
      return opening;
    };
    addEventListener('break storage', () => {
      broken = true;
      for (const database of opened.splice(0)) {
        database.close();
        database.dispatchEvent(new Event('close'));
      }
    });
    addEventListener('mend storage', () => {
      broken = false;
    });
  });
  const his = await bob.tab(room, { via: network });
  bob.expectNetworkTrouble();
  await goOffline(network, his);
  await his.page.evaluate(() => dispatchEvent(new Event('break storage')));
  await his.room.sendMessage('kept after all');
  await expect(his.page.getByText(unkept)).toBeVisible();
  await his.page.evaluate(() => dispatchEvent(new Event('mend storage')));
  await expect(his.page.getByText(unkept)).toHaveCount(0);
  await his.close();
  network.set('open');
  const later = await bob.tab(room, { via: network });
  await later.room.expectTexts('', ['kept after all']);
  await expect(later.room.composer).toHaveValue('');
  await expect(later.room.message('kept after all')).not.toContainText('Sending…');
});

test('OUT2 TAB2 a hundred messages through every trouble: exactly a hundred, in order, in every window', async ({
  alice,
  bob,
  room,
  network,
  server,
}) => {
  test.setTimeout(120_000);
  for (const person of [alice, bob]) person.expectNetworkTrouble();
  const hers = await alice.tab(room);
  let one = await bob.tab(room, { via: network });
  let other = await bob.tab(room, { via: network });
  const texts = Array.from({ length: 100 }, (_, index) => `number ${index + 1}`);
  const troubles: Readonly<Record<number, () => Promise<unknown>>> = {
    10: () => goOffline(network, one, other),
    20: async () => network.set('open'),
    25: () => one.reload(),
    35: () => server.end('SIGKILL'),
    45: () => server.begin(),
    50: async () => network.cut(),
    60: () => goOffline(network, one, other),
    65: () => one.close(),
    70: async () => {
      network.set('open');
      one = await bob.tab(room, { via: network });
    },
    75: () => other.reload(),
    80: () => server.restart('SIGKILL'),
    90: async () => {
      await other.close();
      other = await bob.tab(room, { via: network });
    },
  };
  for (const [index, text] of texts.entries()) {
    await troubles[index]?.();
    const writer = index % 10 < 5 && !one.page.isClosed() ? one : other;
    // Who goes on in another tab sees there what was written in the first one.
    const before = texts[index - 1];
    if (index % 5 === 0 && before !== undefined) await writer.room.expectMessage(before);
    await writer.room.sendMessage(text);
  }
  await hurry(hers, one, other);
  const late = await alice.tab(room);
  for (const tab of [hers, one, other, late]) {
    await expect(tab.room.timeline.getByText('Sending…')).toHaveCount(0);
    // A tab that was opened without a connection has the last page that was kept; the one before is fetched by who scrolls up to it.
    await tab.page.bringToFront();
    await expect
      .poll(async () => {
        await tab.room.scroll(-10_000);
        return tab.room.texts('number');
      })
      .toEqual(texts);
  }
});
