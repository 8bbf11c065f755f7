import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { password, startInvites } from './testing-invites.ts';

forEachDatabase(({ create }) => {
  test('INVITE10 whoever comes by an invite is told where to begin: the first of its rooms, the next one if that is archived or left, and nowhere if none is there', async () => {
    const { owner, invite, accept, room, post, enter } = await startInvites(await create());
    const olga = await owner();
    // As it names them, and not as they were chosen.
    const roomIds = [await room(olga, 'Zoo'), await room(olga, 'Bar'), await room(olga, 'Attic')];
    const { token } = await invite(olga, { roomIds, uses: 10 });
    const comes = async (name: string) => (await accept(token, { name, userName: name.toLowerCase(), password })).json();
    expect(await comes('Mia')).toMatchObject({ person: { name: 'Mia' }, begin: 'attic' });
    await post('/api/room:archive', { roomId: roomIds[2] }, olga);
    expect(await comes('Ada')).toMatchObject({ begin: 'bar' });
    // Once more, because the answer was lost.
    expect(await comes('Mia')).toMatchObject({ person: { name: 'Mia' }, begin: 'bar' });
    await post('/api/room:leave', { roomId: roomIds[1] }, olga);
    expect(await comes('Bo')).toMatchObject({ begin: 'zoo' });
    await post('/api/room:archive', { roomId: roomIds[0] }, olga);
    expect(await comes('Cy')).toMatchObject({ person: { name: 'Cy' }, begin: null });

    const gus = await enter('Gus');
    const asGuest = await invite(olga, { role: 'guest', roomIds: [await room(olga, 'Cellar')] });
    for (let time = 0; time < 2; time += 1) expect((await accept(asGuest.token, {}, gus)).json()).toMatchObject({ begin: 'cellar' });
    expect((await accept((await invite(olga, { role: 'guest' })).token, { name: 'Di' })).json()).toMatchObject({ begin: null });
  });
});
