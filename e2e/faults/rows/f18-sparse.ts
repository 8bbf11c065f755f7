import { pause, until } from '../harness/pause.ts';
import { withArena } from './own-arena.ts';
import type { Row } from './row.ts';

/** How long a device may take to have the one message, in ms. Without an event after it only the sync, or else the beacon, tells of it. */
const stuckAfter = 5_000;

export const sparseTail: Row = {
  name: 'F18',
  title: 'one message around each reconnect, then silence',
  where: 'own',
  async run(report, random, { scale }) {
    const options = { name: 'F18', within: 5_000, random, people: 10, tabs: 1, rooms: [{ name: 'quiet', member: () => true }] };
    await withArena(report, options, async ({ devices, history, rooms: [room], keeper, calm }) => {
      if (room === undefined) return;
      const waits = (most: number): Promise<void> => pause(random.below(most));
      for (let round = 0; round < 60 * scale; round += 1) {
        const id = `0000ffff-0000-7000-8000-${round.toString(16).padStart(12, '0')}`;
        const returns = devices.map(async ({ proxy, client }) => {
          proxy.cut();
          await waits(40);
          client.retryNow();
        });
        const written = waits(90).then(() => keeper.ask('message:send', { id, roomId: room, body: `keeper ${round}` }));
        await Promise.all([...returns, written]);
        history.fault('F18');
        calm();
        const { seq } = await written;
        const there = await until(() => devices.every(({ replica }) => (replica.at.get(room) ?? 0) >= seq), stuckAfter);
        if (there) continue;
        const stuck = devices.filter(({ replica }) => (replica.at.get(room) ?? 0) < seq);
        history.violations.add(
          'I11',
          `F18 round ${round}: ${stuck.length} of ${devices.length} devices did not get message ${seq} within ${stuckAfter} ms`,
        );
        // Found for certain: more of the same tells nothing new.
        if ((history.violations.counts.get('I11') ?? 0) >= 3) return;
      }
    });
  },
};
