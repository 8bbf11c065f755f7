import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

async function textsOf(download: Download): Promise<Readonly<Record<string, string>>> {
  expect(download.suggestedFilename()).toBe('parley-export.zip');
  const files = unzipSync(await readFile(await download.path()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('EXPORT2 EXPORT3 EXPORT6 with their password somebody downloads all that is kept of them, and nothing of what others said', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'words of mine');
  await bob.send(room, 'words of somebody else');
  const tab = await alice.tab(room);
  await makeAccount(tab, userNameOf(alice.name));
  const { account, page } = tab;
  alice.watch.expect(/status of 403/u);
  await account.button('Export my data').click();
  await expect(account.field('Your password')).toBeFocused();
  await account.field('Your password').fill('not my password');
  await page.keyboard.press('Enter');
  await expect(account.field('Your password')).toHaveAccessibleDescription('This is not your password.');
  await expectAccessible(page, 'the form that exports one’s data');
  await account.field('Your password').fill(password);
  const downloading = page.waitForEvent('download');
  await account.button('Download').click();
  const files = await textsOf(await downloading);
  expect(Object.keys(files)).toEqual(['README.txt', 'me.json', 'activity.json', 'log.json']);
  expect(JSON.parse(files['me.json'] ?? '')).toMatchObject({ person: [{ name: alice.name }], account: [{ username: userNameOf(alice.name) }] });
  expect(files['activity.json']).toContain('words of mine');
  expect(Object.values(files).join('')).not.toContain('somebody else');
  await expect(page.getByText('Your data is in parley-export.zip')).toBeVisible();
  await expect(account.button('Export my data')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('EXPORT4 EXPORT6 a guest takes their data along without a password', async ({ bob, room }) => {
    await bob.send(room, 'a guest was here');
    const tab = await bob.tab('/');
    await tab.openAccount();
    const downloading = tab.page.waitForEvent('download');
    await tab.account.button('Export my data').tap();
    expect((await textsOf(await downloading))['activity.json']).toContain('a guest was here');
  });
});
