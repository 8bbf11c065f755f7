import { expect, test } from '../fixtures/test.ts';

test(
  'PRES1 members see who is here: online, and offline some seconds after the last tab is gone',
  { tag: '@waits' },
  async ({ alice, bob, room }) => {
    const hers = await alice.tab(room);
    await hers.details.open();
    await hers.details.expectMember(bob.name, 'offline');
    const his = await bob.tab(room);
    await hers.details.expectMember(bob.name, 'online');
    await expect(hers.room.main).toContainText('2 members, 2 online');
    await his.close();
    await expect(hers.details.member(bob.name)).toContainText('offline', { timeout: 12_000 });
  },
);

test('PRES1 who does nothing for five minutes is away, and here again with the first sign of life', async ({ alice, bob, room }) => {
  const hers = await alice.tab(room);
  await hers.details.open();
  const his = await bob.tab(room, { clock: true });
  await hers.details.expectMember(bob.name, 'online');
  bob.expectNetworkTrouble();
  await his.page.clock.fastForward('05:05');
  await hers.details.expectMember(bob.name, 'away');
  await his.page.mouse.move(300, 300);
  await hers.details.expectMember(bob.name, 'online');
});

test(
  'PRES4 without a connection nobody seems to be here or not: that is unknown, until it is back',
  { tag: '@waits' },
  async ({ alice, bob, room, network }) => {
    await bob.tab(room);
    const hers = await alice.tab(room, { via: network });
    alice.expectNetworkTrouble();
    await hers.details.open();
    await hers.details.expectMember(bob.name, 'online');
    network.set('down');
    await expect(hers.room.banner).toContainText('Reconnecting');
    await expect(hers.details.member(bob.name)).toContainText('presence unknown');
    await expect(hers.details.region).toContainText('Presence unknown');
    await expect(hers.room.main).not.toContainText('2 online');
    network.set('open');
    await hers.room.tryNow();
    await hers.details.expectMember(bob.name, 'online');
    await expect(hers.room.main).toContainText('2 members, 2 online');
  },
);

test('a line says who joined the room and who left it for good', async ({ alice, carol, room }) => {
  await alice.send(room, 'who comes?');
  const hers = await alice.tab(room);
  await carol.join(room);
  await hers.room.expectLine(`${carol.name} joined`);
  await hers.details.open();
  await expect(hers.details.member(carol.name)).toBeVisible();
  await carol.leave(room);
  await hers.room.expectLine(`${carol.name} left`);
  await expect(hers.details.member(carol.name)).toHaveCount(0);
});

test(
  'PRES2 closing one of two tabs, a reload and a short loss of the connection are not going away',
  { tag: '@waits' },
  async ({ alice, bob, carol, room, network }) => {
    await carol.join(room);
    const hers = await alice.tab(room);
    await hers.details.open();
    const first = await bob.tab(room);
    const second = await bob.tab(room, { via: network });
    const goes = await carol.tab(room);
    await hers.details.expectMember(bob.name, 'online');
    await hers.details.expectMember(carol.name, 'online');
    const from = hers.frames.length;

    await first.close();
    await second.reload();
    await second.room.expectOpen(room.name);
    bob.expectNetworkTrouble();
    network.cut();
    await second.room.sendMessage('still here');
    await hers.room.expectMessage('still here');

    // Carol goes for good, after all that: once she is shown offline, he would have been.
    await goes.close();
    await expect(hers.details.member(carol.name)).toContainText('offline', { timeout: 12_000 });
    await hers.details.expectMember(bob.name, 'online');
    const told = hers.frames.slice(from).filter((frame) => frame.includes(bob.id) && /presence:changed|member:left/u.test(frame));
    expect(told).toEqual([]);
  },
);
