import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { until } from '../../realtime/testing.ts';
import { startRoles } from './testing-roles.ts';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly standing?: string;
}

forEachDatabase(({ create }) => {
  async function begin() {
    const parley = await startRoles(await create());
    const { device, olga, room, post } = parley;
    const roomId = await room(olga, 'Design');
    return {
      ...parley,
      roomId,
      join: (cookie: string) => post('/api/room:join', { roomId }, cookie),
      /** What a device that comes now is told of the members who look after the whole. */
      async standings(cookie: string) {
        const { socket } = await device(cookie);
        const ack = (await socket.emitWithAck('log:read', { log: roomId, after: null })) as { value: { state: { members: Member[] } } };
        return ack.value.state.members.flatMap(({ name, standing }) => (standing === undefined ? [] : [`${name}: ${standing}`]));
      },
    };
  }

  test('ROLE10 rooms are told who in them owns and who looks after a Parley, a device that comes later and one that is open, each time it changes; of members and guests they are told nothing', async () => {
    const { member, enter, change, roomId, join, device, standings } = await begin();
    const [mia, gus] = [await member('Mia'), await enter('Gus')];
    for (const cookie of [mia.cookie, gus]) await join(cookie);
    const his = await device(gus);
    const adam = await member('Adam', 'admin');
    await join(adam.cookie);
    expect(await standings(gus)).toEqual(['Adam: admin', 'Olga: owner']);
    for (const role of ['admin', 'owner', 'owner', 'member'] as const) expect((await change(mia.id, role)).status).toBe(200);
    expect((await change(adam.id, 'member')).status).toBe(200);
    await until(() => expect(his.events(roomId)).toHaveLength(6));
    const told = (personId: string, standing?: string) => ({
      type: 'standing:changed',
      actor: personId,
      payload: { personId, ...(standing !== undefined && { standing }) },
    });
    expect(his.events(roomId).map(({ type, actor, payload }) => ({ type, actor, payload }))).toMatchObject([
      { type: 'member:joined' },
      told(adam.id, 'admin'),
      told(mia.id, 'admin'),
      told(mia.id, 'owner'),
      told(mia.id),
      told(adam.id),
    ]);
    expect(await standings(gus)).toEqual(['Olga: owner']);
  });

  test('ROLE10 LEAVE7 of whoever leaves for good no log says any more what they were', async () => {
    const { member, leave, join, read, standings, olga } = await begin();
    const adam = await member('Adam', 'admin');
    await join(adam.cookie);
    expect((await leave(adam.cookie)).status).toBe(200);
    await until(async () => expect(await read('select person_id from departures where scrubbed_at is null')).toEqual([]));
    const said = await read<{ payload: string }>(
      `select payload from log_events where type = 'standing:changed' and actor_id = '${adam.id}' order by log_id`,
    );
    expect(said.map(({ payload }) => JSON.parse(payload) as object)).toEqual([{ personId: adam.id }, { personId: adam.id }]);
    expect(await standings(olga)).toEqual(['Olga: owner']);
  });
});
