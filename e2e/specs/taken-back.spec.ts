import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

/** He has sent a message with a mistake; she has it, and no answer reached him. */
const hung = test.extend<{ readonly hung: { readonly hers: Tab; readonly his: Tab } }>({
  async hung({ alice, bob, room, network }, use) {
    const hers = await alice.tab(room);
    const his = await bob.tab(room, { via: network });
    bob.expectNetworkTrouble();
    network.set('no-answers');
    await his.room.sendMessage('with a tpyo');
    await hers.room.expectMessage('with a tpyo');
    await use({ hers, his });
  },
});

hung(
  'OUT12 a message that hangs can be taken back to be edited, and should it have been sent after all, that is said',
  { tag: '@waits' },
  async ({ hung: { hers, his }, network }) => {
    const message = his.room.message('with a tpyo');
    await expect(message).toContainText('Sending…');
    const edit = message.getByRole('button', { name: 'Edit' });
    await expect(edit).toBeVisible({ timeout: 15_000 });
    const text = await message.getByText('with a tpyo').boundingBox();
    const under = await edit.boundingBox();
    expect(under?.y, 'what can be done covers no text').toBeGreaterThanOrEqual((text?.y ?? Infinity) + (text?.height ?? 0));
    await edit.click();
    await his.room.expectTexts('', []);
    await expect(his.room.composer).toHaveValue('with a tpyo');
    await expect(his.room.composer).toBeFocused();
    network.set('open');
    // Instead of waiting for the next attempt.
    await his.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(his.page.getByText('had been sent already')).toBeVisible();
    for (const tab of [hers, his]) await tab.room.expectTexts('', ['with a tpyo']);
    await expect(his.room.composer).toHaveValue('with a tpyo');
  },
);

hung(
  'OUT12 that it had been sent is said also in a tab that was opened since, and once',
  { tag: '@waits' },
  async ({ hung: { his }, bob, room, network }) => {
    await his.room.message('with a tpyo').getByRole('button', { name: 'Edit' }).click({ timeout: 15_000 });
    await his.room.expectTexts('', []);
    await his.close();
    network.set('open');
    const later = await bob.tab(room, { via: network });
    await expect(later.page.getByText('had been sent already')).toBeVisible();
    await later.room.expectTexts('', ['with a tpyo']);
    await expect(later.room.composer).toHaveValue('with a tpyo');
    await later.reload();
    await later.room.expectTexts('', ['with a tpyo']);
    await expect(later.page.getByText('had been sent already')).toHaveCount(0);
  },
);
