import { blue, green, red, stripes } from '../fixtures/pictures.ts';
import type { Tab } from '../fixtures/tab.ts';
import { expect, test } from '../fixtures/test.ts';
import { coloursOf } from '../pages/photo.page.ts';

const flag = stripes(red, green, blue);

async function openProfile({ rooms, photo }: Tab): Promise<void> {
  await rooms.chooseMine('Edit profile');
  await expect(photo.section).toBeVisible();
}

test('AVATAR11 a photo that was chosen, or taken away, counts once the form is saved; left with Cancel, everything is as before', async ({
  alice,
  bob,
  room,
}) => {
  await alice.send(room, 'hello');
  await alice.wear(flag);
  const his = await bob.tab(room);
  const shown = his.photo.photoIn(his.room.message('hello'));
  await expect.poll(() => coloursOf(shown, 0.5)).toEqual(['green']);
  const before = await shown.getAttribute('src');
  const { page, photo, ...tab } = await alice.tab(room);
  const uploads: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && uploads.push(new URL(request.url()).pathname));
  await openProfile({ page, photo, ...tab } as Tab);
  await photo.choose(stripes(red));
  await photo.use();
  await tab.profile.editor.getByRole('button', { name: 'Cancel' }).click();
  await openProfile({ page, photo, ...tab } as Tab);
  await photo.button('Remove photo').click();
  await expect(photo.section.getByText('Your photo goes once you save.')).toBeVisible();
  await photo.section.getByRole('button', { name: 'Undo' }).click();
  await photo.save();
  expect(uploads).not.toContain('/api/avatar');
  expect(await shown.getAttribute('src')).toBe(before);
});

test('AVATAR10 a HEIC photo is said to be one before anything is uploaded', async ({ alice, room }) => {
  const tab = await alice.tab(room);
  await openProfile(tab);
  const uploads: string[] = [];
  tab.page.on('request', (request) => request.method() === 'POST' && uploads.push(request.url()));
  await tab.photo.choose(Buffer.from('....ftypheic....'));
  await expect(
    tab.photo.section.getByText('This browser can’t read HEIC photos. Choose a JPEG or PNG, or open Parley in Safari, which can.'),
  ).toBeVisible();
  expect(uploads.filter((url) => url.includes('avatar'))).toEqual([]);
});
