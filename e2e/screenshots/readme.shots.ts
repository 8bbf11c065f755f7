import { join } from 'node:path';
import type { Room } from '@parley/shared/features/rooms.ts';
import { desktop, phone } from '../fixtures/devices.ts';
import type { Person } from '../fixtures/person.ts';
import { test as base } from '../fixtures/test.ts';
import { people, rooms, type Who } from './sample.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');

// The only test on its server: names need no numbers.
const test = base.extend({ unique: async ({}, use) => use((name: string) => name) });

type Cast = Readonly<Record<Who, Person>>;

/** Makes the rooms, and lets everybody have said what the sample says. Gives the first room. */
async function play(cast: Cast): Promise<Room> {
  const made: Room[] = [];
  for (const { said, unread, ...parts } of rooms) {
    const room = await cast.maya.createRoom(parts.name, parts);
    made.push(room);
    for (const person of Object.values(cast)) if (person !== cast.maya) await person.join(room);
    for (const [who, ...texts] of said) await cast[who].send(room, ...texts);
    await cast.maya.markRead(room, said.flatMap(([, ...texts]) => texts).length - unread);
  }
  const [first] = made;
  if (first === undefined) throw new Error('The sample has no room.');
  return first;
}

test('the pictures of the README', async ({ person, browser, server }) => {
  test.setTimeout(120_000);
  const cast = Object.fromEntries(await Promise.all(people.map(async ([who, name]) => [who, await person(name)]))) as Cast;
  const room = await play(cast);
  const last = rooms[0]?.said.at(-1)?.at(-1) ?? '';
  const writer = await cast.priya.tab(room);
  await cast.jonas.tab(room);
  await cast.noor.tab(room);

  const cookies = await cast.maya.context.cookies();
  for (const [size, options] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ ...options, colorScheme, reducedMotion: 'reduce' });
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(`${server.url}/r/${room.slug}`);
      await page.getByRole('log').getByText(last).waitFor();
      await writer.room.composer.fill('');
      await writer.room.composer.pressSequentially('On it');
      await page.getByText(`${cast.priya.name} is typing`).waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${size}-${colorScheme}.png`) });
      await context.close();
    }
  }
});
