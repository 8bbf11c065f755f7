import { press } from '../fixtures/keys.ts';
import { expect, test } from '../fixtures/test.ts';

test('PROFILE8 from a message that the keyboard is on its author’s card opens by its menu, also below their name, shows the focus, and Escape gives it back', async ({
  alice,
  bob,
  room,
}) => {
  await bob.send(room, 'first', 'second');
  const { page, ...tab } = await alice.tab(room);
  await tab.room.expectReady();
  await tab.room.expectMessage('second');
  await press(page, 'Shift+Tab');
  await tab.room.openMenu(() => press(page, 'Shift+F10'));
  await page.getByRole('menuitem', { name: 'Profile' }).press('Enter');
  const card = tab.profile.card(bob.name);
  await expect(card).toBeFocused();
  await expect(card).toHaveCSS('outline-style', 'solid');
  await expect(card).toHaveCSS('outline-width', '2px');
  await press(page, 'Tab');
  await expect(card.getByRole('button', { name: 'Block…' })).toBeFocused();
  await press(page, 'Escape');
  await expect(card).toBeHidden();
  await expect(tab.room.message('second')).toBeFocused();
});

test('PROFILE5 DEACT8 with the keyboard alone, whoever was blocked or deactivated from their row has the focus on it afterwards, and their card does not come back by itself', async ({
  olga,
  alice,
  bob,
  room,
}) => {
  await olga.join(room);
  await bob.join(room);
  const { page, details, profile } = await olga.tab(room, { clock: true });
  await details.open();
  for (const [{ name }, what, said] of [
    [alice, 'Deactivate', 'is deactivated.'],
    [bob, 'Block', 'is blocked.'],
  ] as const) {
    const row = details.member(name).getByRole('button');
    const card = profile.card(name);
    await row.focus();
    await press(page, 'Enter');
    await expect(card).toBeFocused();
    await card.getByRole('button', { name: `${what}…` }).focus();
    await press(page, 'Enter');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press(page, 'Tab');
    await press(page, 'Enter');
    await expect(page.getByText(`${name} ${said}`)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row).toBeFocused();
    // Longer than the keyboard rests on a row before its card shows.
    await page.clock.fastForward(1_000);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row).toBeFocused();
  }
});
