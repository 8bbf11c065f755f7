import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { everythingKept, keptLogs } from '../fixtures/kept.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

const gone = 'Your account is gone. Whenever you come in again, you come as somebody new.';

test('LEAVE2 LEAVE4 LEAVE5 LEAVE10 somebody deletes their account with their messages: their other windows are out at once and keep nothing, open windows of others show a deleted person, and so does one that was away', async ({
  alice,
  bob,
  carol,
  room,
}) => {
  // Axe looks at several pages, each of which takes it seconds.
  test.slow();
  await carol.join(room);
  await alice.send(room, 'words of hers');
  await bob.send(room, 'words of his');
  const tab = await alice.tab(room);
  await makeAccount(tab, userNameOf(alice.name));
  alice.watch.expect(/status of 40[013]/u);
  const other = await alice.tab(room);
  await other.room.expectMessage('words of hers');
  const his = await bob.tab(room);
  await his.details.open();
  await his.room.expectMessage('words of hers');
  // Carol has it in her browser, and goes.
  const before = await carol.tab(room);
  await before.room.expectMessage('words of hers');
  await expect.poll(() => keptLogs(before.page)).toContain('words of hers');
  await before.page.goto('about:blank');

  const { account, page } = tab;
  await account.button('Delete my account…').click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await expect(dialog).toContainText(`${alice.name} will be gone for good`);
  await expectAccessible(page, 'the question before an account is deleted');
  await dialog.getByRole('radio', { name: /Delete my messages, too/u }).check();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill('not her password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Your password' })).toHaveAccessibleDescription('This is not your password.');
  await expect(dialog.getByRole('radio', { name: /Delete my messages, too/u })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await expect(tab.signIn.main.getByText(gone)).toBeVisible();
  await other.signIn.expectOpen();
  await expect.poll(() => everythingKept(page)).not.toMatch(/words of|Harbour/u);

  await expect(his.room.timeline).not.toContainText('words of hers');
  await expect(his.room.timeline).toContainText('Message deleted');
  await expect(his.room.timeline).toContainText('Deleted person');
  await expect(his.room.timeline).not.toContainText(alice.name);
  await expect(his.details.region.getByRole('listitem').filter({ hasText: alice.name })).toHaveCount(0);
  await expectAccessible(his.page, 'a room with a deleted person');
  const again = await carol.tab(room);
  await again.room.expectMessage('words of his');
  await expect(again.room.timeline).toContainText('Deleted person');
  await expect(again.room.timeline).not.toContainText('words of hers');
  await expect(again.room.timeline).not.toContainText(alice.name);
  await expect.poll(() => keptLogs(again.page)).not.toContain('words of hers');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('LEAVE1 LEAVE10 a guest leaves by typing a word; what they wrote stays under “Deleted person”, and their name is free', async ({
    alice,
    bob,
    room,
  }) => {
    await bob.send(room, 'words that stay');
    const hers = await alice.tab(room);
    await hers.room.expectMessage('words that stay');
    const tab = await bob.tab('/');
    bob.watch.expect(/status of 40[01]/u);
    await tab.openAccount();
    await tab.account.button('Delete my account…').tap();
    const dialog = tab.page.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByRole('button', { name: 'Delete my account' }).tap();
    const typed = dialog.getByRole('textbox', { name: 'Type “delete” to confirm' });
    await expect(typed).toHaveAccessibleDescription('Type “delete” here.');
    await typed.fill('Delete');
    await dialog.getByRole('button', { name: 'Delete my account' }).tap();
    await expect(tab.signIn.main.getByText(gone)).toBeVisible();
    await expect(hers.room.timeline).toContainText('Deleted person');
    await hers.room.expectMessage('words that stay');
    await tab.signIn.signIn(bob.name);
    await tab.rooms.expectListed('Lobby');
  });
});
