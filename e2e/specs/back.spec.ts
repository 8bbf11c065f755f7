import { phone } from '../fixtures/devices.ts';
import { expect, test } from '../fixtures/test.ts';

test.use(phone);

test('TOUCH4 Back closes a menu, a dialog and the details first, and then leaves the room', async ({ alice, room }) => {
  const tab = await alice.tab('/');
  const { page } = tab;
  await tab.rooms.openRoom(room.name);
  await tab.room.expectOpen(room.name);
  const menu = page.getByRole('menu', { name: room.name });
  await tab.room.main.getByRole('button', { name: 'Room menu' }).click();
  await expect(menu).toBeVisible();
  await page.goBack();
  await expect(menu).toHaveCount(0);
  await tab.room.expectOpen(room.name);

  // A dialog that a menu opens, closed by Back and by its own button.
  const form = page.getByRole('dialog', { name: `Edit ${room.name}` });
  await tab.room.choose('Edit room');
  await expect(form).toBeVisible();
  await page.goBack();
  await expect(form).toHaveCount(0);
  await tab.room.expectOpen(room.name);
  await tab.room.choose('Edit room');
  await form.getByRole('button', { name: 'Close' }).click();
  await expect(form).toHaveCount(0);

  // Over the details lies the form: one after the other.
  const details = page.getByRole('dialog', { name: 'Details' });
  await tab.room.choose('Details');
  await details.getByRole('button', { name: 'Edit' }).click();
  await expect(form).toBeVisible();
  await page.goBack();
  await expect(form).toHaveCount(0);
  await expect(details).toBeVisible();
  await page.goBack();
  await expect(details).toHaveCount(0);
  await tab.room.expectOpen(room.name);

  await page.goBack();
  await expect(tab.rooms.region).toBeVisible();
});

test('TOUCH4 what was closed by hand, or led to another room, leaves no step behind', async ({ carol, room }) => {
  const tab = await carol.tab('/');
  const { page } = tab;
  await tab.rooms.openBrowse();
  await tab.rooms.browse.dialog.getByRole('button', { name: 'Close' }).click();
  await tab.rooms.openBrowse();
  await tab.rooms.browse.search(room.name);
  await tab.rooms.browse.joinRoom(room.name);
  await tab.room.expectOpen(room.name);
  await tab.room.back.click();
  await expect(tab.rooms.region).toBeVisible();
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).not.toContain('over');
});
