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
