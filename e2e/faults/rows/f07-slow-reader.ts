import type { RoomId } from '@parley/shared/ids.ts';
import type { Device } from '../arena/device.ts';
import type { ServerProcess } from '../arena/server-process.ts';
import { startSlowReader } from '../arena/slow-reader.ts';
import { pause, until } from '../harness/pause.ts';
import { idOf } from '../history/ids.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

const readers = 10;
/** More than the sockets on the way take, and then some. */
const megabytes = 16;
const body = 'x'.repeat(7_900);
const messages = Math.ceil((megabytes * 1e6) / body.length);
const closedWithin = 3_000;
const patience = 60_000;
const growsMost = 64e6;

/** Writes very much into a room. Resolves with the most memory that the server had meanwhile, in bytes. */
async function flood(server: ServerProcess, by: Device, room: RoomId, number: number): Promise<number> {
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, server.usage()?.rss ?? 0);
  }, 50);
  for (let sent = 0; sent < messages; sent += 32) {
    const group = Array.from({ length: Math.min(32, messages - sent) }, (_, index) => idOf(0xfff0 + number, sent + index));
    await Promise.all(group.map((id) => by.client.send('message:send', { id, roomId: room, body: `${body} ${id}` }, patience)));
  }
  clearInterval(watch);
  return highest;
}

export const slowReader: Row = {
  name: 'F7',
  title: 'devices that stop reading while their room goes on',
  where: 'own',
  async run(report, random, { scale }) {
    const options = { name: 'F7', within: 5_000, random, people: 4, tabs: 1, rooms: [{ name: 'loud', member: () => true }] };
    await withArena(report, options, async ({ server, guests: [lazy], devices: [, writer], rooms: [room], history, calm }) => {
      if (room === undefined || lazy === undefined || writer === undefined) return;
      for (let round = 1; round <= Math.ceil(scale); round += 1) {
        // What so much writing takes by itself, just before: caches fill.
        const usual = await flood(server, writer, room, 2 * round);
        const slow = await Promise.all(Array.from({ length: readers }, () => startSlowReader(server.port, lazy.cookie)));
        const grown = (await flood(server, writer, room, 2 * round + 1)) - usual;
        const flooded = performance.now();
        await until(() => slow.every((reader) => reader.closedAt() !== null), closedWithin + 2_000);
        const closed = slow.filter((reader) => (reader.closedAt() ?? Infinity) <= flooded + closedWithin).length;
        history.seen.add('slow client closed', closed);
        history.fault('F7', readers);
        if (closed < readers) {
          history.violations.add('row', `F7: ${readers - closed} of ${readers} devices that do not read were not closed within ${closedWithin} ms`);
        }
        if (grown > growsMost)
          history.violations.add('row', `F7: the server grew by ${Math.round(grown / 1e6)} MB for ${readers} devices that do not read`);
        for (const reader of slow) reader.destroy();
        calm();
        await pause(200);
      }
    });
  },
};
