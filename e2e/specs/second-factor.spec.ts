import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../fixtures/accessible.ts';
import { appCode, switchOnSecondFactor } from '../fixtures/app-codes.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('on a phone', () => {
  // Axe looks at each screen twice.
  test.describe.configure({ timeout: 120_000 });
  test.use({ ...phone, reducedMotion: 'reduce' });

  test('TOTP1 TOTP2 TOTP12 one switches it on, signs out, and comes back with a code; a wrong one is said beside the field; axe finds nothing', async ({
    alice,
    room,
  }) => {
    await alice.send(room, 'from before');
    alice.watch.expect(/status of 403/u);
    const tab = await alice.tab();
    const { page, secondFactor, account, signIn } = tab;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await makeAccount(tab, userNameOf(alice.name));
    await secondFactor.button('Switch on').click();
    await secondFactor.password.fill('not this one');
    await secondFactor.button('Continue').click();
    await expect(secondFactor.password).toHaveAccessibleDescription('This is not your password.');
    await secondFactor.button('Cancel').click();
    await expect(secondFactor.button('Switch on')).toBeFocused();

    const secret = await secondFactor.offer(password);
    expect(secret).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/u);
    const link = (await secondFactor.section.getByRole('link', { name: 'Open it' }).getAttribute('href')) ?? '';
    expect(new URL(link).searchParams.get('secret')).toBe(secret.replaceAll(' ', ''));
    await expectAccessible(page, 'an app is to be set up');
    await secondFactor.code.fill('12345');
    await secondFactor.code.press('Enter');
    await expect(secondFactor.code).toHaveAccessibleDescription('A code from your app has six digits.');
    await secondFactor.code.fill(appCode(secret, 40));
    await secondFactor.code.press('Enter');
    await expect(secondFactor.code).toHaveAccessibleDescription(/^This code doesn’t fit/u);
    await secondFactor.code.fill(appCode(secret));
    await secondFactor.code.press('Enter');
    const codes = await secondFactor.backupCodes();
    await expectAccessible(page, 'backup codes');
    await secondFactor.button('Copy').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
    const [file] = await Promise.all([page.waitForEvent('download'), secondFactor.button('Save as a file').click()]);
    expect(file.suggestedFilename()).toBe('parley-backup-codes.txt');
    expect(await readFile(await file.path(), 'utf8')).toContain(codes.join('\n'));
    await secondFactor.button('I have kept them').click();
    await expect(secondFactor.section).toContainText('On since today. 10 backup codes are left.');
    await expect(account.sessions()).toHaveCount(1);
    await expectAccessible(page, 'two-step sign-in is on');

    await page.keyboard.press('Escape');
    await tab.rooms.chooseMine('Sign out');
    await page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
    await signIn.expectOut('You are signed out.');
    await signIn.signInAgain(userNameOf(alice.name), password);
    await expect(signIn.main.getByRole('heading', { level: 1 })).toHaveText('One more step');
    await expect(secondFactor.code).toHaveAttribute('autocomplete', 'one-time-code');
    await expect(secondFactor.code).toHaveAttribute('inputmode', 'numeric');
    await expectAccessible(page, 'a code is asked for');
    await secondFactor.code.fill('000 000');
    await secondFactor.code.press('Enter');
    await expect(secondFactor.code).toHaveAccessibleDescription(/^This code doesn’t fit/u);
    await expect(secondFactor.code).toHaveValue('000 000');
    await expectAccessible(page, 'a code was wrong');
    const code = appCode(secret, 1);
    await secondFactor.code.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await secondFactor.signIn.tap();
    await tab.rooms.openRoom(room.name);
    await tab.room.expectMessage('from before');
  });
});

test('TOTP4 TOTP7 TOTP12 with the keyboard alone: in with a backup code, nothing typed lost on the way, and off again', async ({
  alice,
  stranger,
}) => {
  const first = await alice.tab();
  await makeAccount(first, userNameOf(alice.name));
  const { secret, backupCodes } = await switchOnSecondFactor(first);
  const { page, secondFactor, signIn, rooms, account } = await stranger.tab();
  stranger.watch.expect(/status of 403/u);
  await signIn.haveAccount.press('Enter');
  await page.keyboard.type(userNameOf(alice.name));
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(secondFactor.code).toBeFocused();
  await page.keyboard.type('123');
  await secondFactor.useBackupCode.press('Enter');
  await expect(secondFactor.backupCode).toBeFocused();
  await page.keyboard.type('no such code');
  await page.keyboard.press('Enter');
  await expect(secondFactor.backupCode).toHaveAccessibleDescription('This is no code of yours, or it was used already.');
  await expect(secondFactor.backupCode).toHaveValue('no such code');
  await signIn.main.getByRole('button', { name: /Use a code from it$/u }).press('Enter');
  await expect(secondFactor.code).toHaveValue('123');
  await signIn.main.getByRole('button', { name: /Back to user name$/u }).press('Enter');
  await expect(signIn.userName).toHaveValue(userNameOf(alice.name));
  await expect(signIn.password).toHaveValue(password);
  await signIn.password.press('Enter');
  await secondFactor.useBackupCode.press('Enter');
  await page.keyboard.type((backupCodes[0] ?? '').toUpperCase());
  await page.keyboard.press('Enter');
  await expect(rooms.me(alice.name)).toBeVisible();

  await rooms.chooseMine('Account');
  await expect(secondFactor.section).toContainText('9 backup codes are left.');
  await secondFactor.button('New backup codes').press('Enter');
  await page.keyboard.type(password);
  await secondFactor.anyCode.focus();
  await page.keyboard.type(appCode(secret, 1));
  await page.keyboard.press('Enter');
  const fresh = await secondFactor.backupCodes();
  await secondFactor.button('I have kept them').press('Enter');
  await secondFactor.button('Switch off').press('Enter');
  await page.keyboard.type(password);
  await secondFactor.anyCode.focus();
  await page.keyboard.type(backupCodes[1] ?? '');
  await page.keyboard.press('Enter');
  await expect(secondFactor.anyCode).toHaveAccessibleDescription('This is no code of yours, or it was used already.');
  await expect(secondFactor.password).toHaveValue(password);
  await secondFactor.anyCode.fill(fresh[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(secondFactor.button('Switch on')).toBeFocused();
  await expect(account.sessions()).toHaveCount(2);
});

test('TOTP2 INVITE3 who opens an invite signs in with password and code, and goes on as who they are', async ({ olga, alice, stranger, unique }) => {
  const hers = await alice.tab();
  await makeAccount(hers, userNameOf(alice.name));
  const { secret } = await switchOnSecondFactor(hers);
  const room = await olga.createRoom(unique('Design'));
  const { invite, rooms, signIn, secondFactor } = await stranger.tab(await olga.invite({ roomIds: [room.id] }));
  await signIn.signInToAccount(userNameOf(alice.name), password);
  await secondFactor.code.fill(appCode(secret, 1));
  await secondFactor.code.press('Enter');
  await invite.button(`Go on as ${alice.name}`).click();
  await rooms.expectListed(room.name);
});
