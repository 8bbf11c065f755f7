import { expectAccessible } from '../fixtures/accessible.ts';
import { phone } from '../fixtures/devices.ts';
import { everythingKept } from '../fixtures/kept.ts';
import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import { expect, test } from '../fixtures/test.ts';

const why = 'The account that was signed in here is deactivated. Ask somebody who looks after this Parley.';

test('DEACT2 DEACT4 DEACT7 DEACT8 ROLE10 who looks after a Parley deactivates somebody from the list of members: every window of theirs is out within a second, also one that polls, and says why; the open windows of others show it', async ({
  olga,
  alice,
  bob,
  room,
  network,
}) => {
  // Axe looks at several pages, each of which takes it seconds.
  test.slow();
  await makeAccount(await alice.tab(), userNameOf(alice.name));
  await olga.join(room);
  await alice.send(room, 'a secret about lanterns');
  alice.watch.expect(/status of 40[01]/u);
  alice.expectNetworkTrouble();
  const hers = await alice.tab(room);
  await hers.room.expectMessage('a secret about lanterns');
  network.set('no-upgrades');
  const polling = await alice.tab(room, { via: network });
  await polling.room.expectMessage('a secret about lanterns');
  await hers.room.composer.fill('a draft about boats');
  const his = await bob.tab(room);
  await his.details.open();
  await expect(his.details.member(alice.name)).toContainText(', online');

  const { page, details, profile } = await olga.tab(room);
  await details.open();
  await details.member(alice.name).getByRole('button').click();
  await profile.card(alice.name).getByRole('button', { name: 'Deactivate…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deactivate this person?' });
  await expect(dialog).toContainText(`${alice.name} is signed out everywhere at once`);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page, 'the question before somebody is deactivated');
  const from = Date.now();
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(hers.signIn.main.getByText(why)).toBeVisible();
  await expect(polling.signIn.main.getByText(why)).toBeVisible();
  expect(Date.now() - from).toBeLessThan(3_000);
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${alice.name} is deactivated.`)).toBeVisible();

  for (const tab of [details, his.details]) {
    await expect(tab.member(alice.name)).toContainText('Deactivated');
    await expect(tab.member(alice.name)).not.toContainText('online');
  }
  await expect(his.room.message('a secret about lanterns')).toContainText(alice.name);
  await his.details.member(alice.name).getByRole('button').click();
  await expect(his.profile.card(alice.name)).toContainText('Deactivated');
  await expect(his.profile.card(alice.name).getByRole('button', { name: /activate|role/u })).toHaveCount(0);
  await expectAccessible(his.page, 'the card of somebody who is deactivated');
  await his.details.member(olga.name).getByRole('button').click();
  await expect(his.profile.card(olga.name)).toContainText('Owner of this Parley');
  await expectAccessible(his.page, 'the card of whom one can ask');

  await expect.poll(() => everythingKept(hers.page)).not.toMatch(/lanterns|boats/u);
  await expectAccessible(hers.page, 'the way in of who was deactivated');
  await hers.signIn.signInAgain(userNameOf(alice.name), 'not the password at all');
  await expect(hers.signIn.password).toHaveAccessibleDescription(/don’t belong together/u);
  alice.watch.expect(/status of 403/u);
  await hers.signIn.password.fill(password);
  await hers.signIn.submit.click();
  await expect(hers.signIn.main).toContainText('This account is deactivated. Ask somebody who looks after this Parley.');

  await details.member(alice.name).getByRole('button').click();
  await profile.card(alice.name).getByRole('button', { name: 'Reactivate' }).click();
  await expect(page.getByText(`${alice.name} is reactivated.`)).toBeVisible();
  await expect(his.details.member(alice.name)).not.toContainText('Deactivated');
  await hers.signIn.submit.click();
  await hers.rooms.expectListed(room.name);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('DEACT1 DEACT8 somebody is deactivated with touches alone; whoever does not look after a Parley is not offered to', async ({
    olga,
    alice,
    bob,
    room,
  }) => {
    await olga.join(room);
    await alice.send(room, 'hello there');
    const { page, profile, room: hers } = await olga.tab(room);
    await hers.message('hello there').getByRole('button', { name: alice.name }).tap();
    await profile.card(alice.name).getByRole('button', { name: 'Deactivate…' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Deactivate this person?' });
    await expect(dialog).toContainText(
      'A guest can’t come back as who they were, even when reactivated: they have no account. While guests are welcome, they can come in anew under another name.',
    );
    await dialog.getByRole('button', { name: 'Cancel' }).tap();
    await expect(dialog).toBeHidden();

    const his = await bob.tab(room);
    await his.room.message('hello there').getByRole('button', { name: alice.name }).tap();
    await expect(his.profile.card(alice.name)).toBeVisible();
    await expect(his.profile.card(alice.name).getByRole('button', { name: 'Deactivate…' })).toHaveCount(0);
  });
});
