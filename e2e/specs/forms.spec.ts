import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { press } from '../fixtures/keys.ts';
import { Proxy } from '../fixtures/proxy.ts';
import { expect, test } from '../fixtures/test.ts';

test('FORM1 a room that is being made is there again after Escape, with its topic and icon, until one begins anew or it is made', async ({
  alice,
  unique,
}) => {
  test.slow();
  const { page, rooms, room } = await alice.tab('/r/lobby');
  const { form } = rooms;
  const name = unique('Tides');
  await rooms.startCreating();
  await expect(form.unsaved).toHaveCount(0);
  await form.fill({ name: 'Ferries', topic: 'When they go', icon: '🎨' });
  await press(page, 'Escape');
  await expect(form.dialog).toHaveCount(0);
  await rooms.startCreating();
  await form.expect({ name: 'Ferries', topic: 'When they go', icon: '🎨' });
  await expectAccessible(page, 'a room that was not saved');
  await form.startOver.click();
  await form.expect({ name: '', topic: '' });
  await expect(form.field('Name')).toBeFocused();
  await expect(form.unsaved).toHaveCount(0);

  await form.fill({ name, topic: 'High and low' });
  await form.dialog.getByRole('button', { name: 'Cancel' }).click();
  await rooms.startCreating();
  await form.expect({ name, topic: 'High and low' });
  await form.submit();
  await room.expectOpen(name);
  await rooms.startCreating();
  await form.expect({ name: '', topic: '' });
  await expect(form.unsaved).toHaveCount(0);
});

test('FORM1 somebody renames a room meanwhile: what one typed is there, its name is the new one, and beginning anew brings the new topic', async ({
  alice,
  room,
  unique,
}) => {
  const tab = await alice.tab(room);
  const { form } = tab.rooms;
  await tab.room.choose('Edit room');
  await form.fill({ topic: 'Ferries and tides' });
  await press(tab.page, 'Escape');
  const name = unique('Quay');
  await alice.editRoom(room, { name, topic: 'Cranes' });
  await tab.room.expectOpen(name);
  await tab.room.choose('Edit room');
  await form.expect({ name, topic: 'Ferries and tides' });
  await expect(form.unsaved).toBeVisible();
  await form.startOver.click();
  await form.expect({ name, topic: 'Cranes' });
});

test('FORM4 FORM1 Escape closes the suggestions of a time zone, and the dialog with the next one; all that was typed is there again', async ({
  alice,
}) => {
  // Axe looks at the page, which takes it seconds.
  test.slow();
  const { page, rooms, profile } = await alice.tab('/r/lobby');
  await rooms.chooseMine('Edit profile');
  await profile.field('Pronouns').fill('she/her');
  await profile.timeZone.fill('europe');
  await expect(profile.suggestions).toContainText('Europe/Berlin');
  await expectAccessible(page, 'suggestions of a time zone');
  await press(page, 'Escape');
  await expect(profile.suggestions).toHaveCount(0);
  await expect(profile.timeZone).toHaveValue('europe');
  await press(page, 'Escape');
  await expect(profile.editor).toHaveCount(0);
  await rooms.chooseMine('Edit profile');
  await expect(profile.field('Pronouns')).toHaveValue('she/her');
  await expect(profile.timeZone).toHaveValue('europe');
  await profile.timeZone.press('End');
  await profile.timeZone.pressSequentially('/lis');
  await press(page, 'ArrowDown', 'Enter');
  await expect(profile.timeZone).toHaveValue('Europe/Lisbon');
  await profile.save(profile.editor);
  await rooms.chooseMine('Edit profile');
  await expect(profile.field('Pronouns')).toHaveValue('she/her');
  await expect(profile.editor.getByText('You had not saved this.')).toHaveCount(0);
});

test('FORM2 whoever comes in after somebody in the same tab finds nothing that they had typed', async ({ alice }) => {
  const { page, rooms, profile, signIn } = await alice.tab('/r/lobby');
  await rooms.chooseMine('Set a status');
  await profile.statusText.fill('At the dentist');
  await press(page, 'Escape');
  await rooms.startCreating();
  await rooms.form.fill({ name: 'A secret room' });
  await press(page, 'Escape');
  await rooms.chooseMine('Sign out');
  await page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();
  await signIn.signIn(`${alice.name} the second`);
  await expect(rooms.me(`${alice.name} the second`)).toBeVisible();
  await rooms.startCreating();
  await rooms.form.expect({ name: '' });
  await expect(rooms.form.unsaved).toHaveCount(0);
  await press(page, 'Escape');
  await rooms.chooseMine('Set a status');
  await expect(profile.statusText).toHaveValue('');
});

test('FORM2 a password that was typed is gone with its form, inside and on the way in', async ({ alice }) => {
  test.slow();
  const tab = await alice.tab('/r/lobby');
  const { page, account, signIn } = tab;
  await makeAccount(tab, userNameOf(alice.name));
  await account.button('Change password').click();
  await account.field('Current password').fill(password);
  await press(page, 'Escape');
  await tab.openAccount();
  await account.button('Change password').click();
  await expect(account.field('Current password')).toHaveValue('');
  await press(page, 'Escape');
  await tab.rooms.chooseMine('Sign out');
  await page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: 'Sign out' }).click();

  await signIn.expectOut('You are signed out.');
  await signIn.userName.fill('somebody');
  await signIn.password.fill(password);
  const byName = signIn.main.getByRole('button', { name: 'New here? Come in with a name' });
  await byName.click();
  await signIn.name.fill('Somebody');
  await page.goBack();
  await expect(signIn.userName).toHaveValue('somebody');
  await expect(signIn.password).toHaveValue('');
  await byName.click();
  await expect(signIn.name).toHaveValue('Somebody');
});

test('FORM3 whoever looks at signing in from an invite finds its form as they left it, by Back and by the way back, without the password', async ({
  olga,
  stranger,
}) => {
  const { page, invite, signIn } = await stranger.tab(await olga.invite());
  await invite.field('Your name').fill(stranger.name);
  await invite.field('User name').fill('harbour.master');
  await invite.field('Password').fill(password);
  async function expectAsLeft(): Promise<void> {
    await expect(invite.field('Your name')).toHaveValue(stranger.name);
    await expect(invite.field('User name')).toHaveValue('harbour.master');
    await expect(invite.field('Password')).toHaveValue('');
  }
  await signIn.haveAccount.click();
  await expect(signIn.submit).toBeVisible();
  await invite.field('User name').fill('maya');
  await page.goBack();
  await expectAsLeft();
  await signIn.haveAccount.click();
  await expect(invite.field('User name')).toHaveValue('maya');
  await invite.button('New here? Come in as somebody new').click();
  await expectAsLeft();
  await invite.field('Password').fill(password);
  await invite.button('Come in').click();
  await expect(page).not.toHaveURL(/invite/u);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('FORM1 a room that is being made is there again after Back', async ({ alice }) => {
    const { page, rooms } = await alice.tab('/');
    await rooms.startCreating();
    await rooms.form.fill({ name: 'Ferries', topic: 'When they go' });
    await page.goBack();
    await expect(rooms.form.dialog).toHaveCount(0);
    await rooms.startCreating();
    await rooms.form.expect({ name: 'Ferries', topic: 'When they go' });
    await rooms.form.startOver.tap();
    await rooms.form.expect({ name: '', topic: '' });
  });
});

test('FORM3 whoever asks for a mail with a link finds their user name on the way back, and the name of a guest before it', async ({
  startServer,
  smtp,
  stranger,
}) => {
  // The address that links in mails lead to has to be known before the server is there.
  let port = 0;
  const address = await Proxy.start(() => port);
  ({ port } = await startServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Parley <parley@example.com>', PUBLIC_URL: address.url }));
  const { page, signIn } = await stranger.tab('/', { via: address });
  await signIn.name.fill('Somebody');
  await signIn.haveAccount.click();
  const userName = signIn.main.getByRole('textbox', { name: 'User name or e-mail' });
  await userName.fill('somebody');
  await signIn.password.fill(password);
  const forgot = signIn.main.getByRole('button', { name: /^Forgot your password/u });
  await forgot.click();
  await expect(signIn.main.getByRole('button', { name: 'Send the mail' })).toBeVisible();
  await page.goBack();
  await expect(userName).toHaveValue('somebody');
  await expect(signIn.password).toHaveValue('');
  await forgot.click();
  await signIn.main.getByRole('button', { name: /Back to signing in$/u }).click();
  await expect(userName).toHaveValue('somebody');
  await page.goBack();
  await expect(signIn.name).toHaveValue('Somebody');
  await page.close();
  await address.stop();
});
