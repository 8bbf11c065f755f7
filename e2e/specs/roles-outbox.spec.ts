import { makeAccount, password, userNameOf } from '../fixtures/make-account.ts';
import type { Person } from '../fixtures/person.ts';
import type { Proxy } from '../fixtures/proxy.ts';
import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';

const raised = 'Your role here has changed. Sign in again: everything of yours is as you left it.';

interface Scene {
  readonly alice: Person;
  readonly olga: Person;
  readonly room: Parameters<Person['tab']>[0];
  readonly network: Proxy;
}

/** Alice, whose browser has a message that was not sent when she became an admin, and who is asked to sign in again. */
async function raisedMeanwhile({ alice, olga, room, network }: Scene): Promise<Tab> {
  const first = await alice.tab();
  await makeAccount(first, userNameOf(alice.name));
  await first.page.close();
  const hers = await alice.tab(room, { via: network });
  alice.expectNetworkTrouble();
  alice.watch.expect(/status of 401/u);
  await hers.page.waitForLoadState('networkidle');
  network.set('down');
  await hers.room.sendMessage('written meanwhile');
  await expect(hers.room.message('written meanwhile')).toContainText('Sending…');
  await olga.makeThem(alice, 'admin');
  network.set('open');
  await hers.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(hers.signIn.main).toContainText(raised);
  return hers;
}

test('ROLE9 OUT1 OUT6 what was not sent when somebody became more goes out once they sign in again: once, and as theirs', async ({
  olga,
  alice,
  bob,
  room,
  network,
}) => {
  // Three browsers, and passwords that take their time.
  test.slow();
  const his = await bob.tab(room);
  const hers = await raisedMeanwhile({ alice, olga, room, network });
  await expect(his.room.message('written meanwhile')).toHaveCount(0);
  await hers.signIn.signInAgain(userNameOf(alice.name), password);
  await hers.room.expectOpen(room.name);
  for (const tab of [his, hers]) await tab.room.expectTexts('written', ['written meanwhile']);
  await expect(his.room.message('written meanwhile').getByRole('button', { name: alice.name })).toBeVisible();
  await expect(hers.room.message('written meanwhile')).not.toContainText('Sending…');
  // What comes later in the room has nothing of it a second time.
  await hers.page.reload();
  await hers.room.sendMessage('written later');
  for (const tab of [his, hers]) await tab.room.expectTexts('written', ['written meanwhile', 'written later']);
});

test('ROLE9 T12 what was not sent when somebody became more never goes out under whoever signs in there instead', async ({
  olga,
  alice,
  bob,
  carol,
  room,
  network,
}) => {
  // Three browsers, and passwords that take their time.
  test.slow();
  await carol.join(room);
  await makeAccount(await carol.tab(), userNameOf(carol.name));
  const his = await bob.tab(room);
  const hers = await raisedMeanwhile({ alice, olga, room, network });
  await hers.signIn.signInAgain(userNameOf(carol.name), password);
  await hers.room.expectOpen(room.name);
  await hers.room.sendMessage('written by Carol');
  await his.room.expectTexts('written', ['written by Carol']);
  await hers.page.reload();
  await hers.room.sendMessage('written by Carol, later');
  for (const tab of [his, hers]) await tab.room.expectTexts('written', ['written by Carol', 'written by Carol, later']);
});
