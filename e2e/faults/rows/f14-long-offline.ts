import * as limits from '@parley/shared/limits.ts';
import { until } from '../harness/pause.ts';
import { idOf } from '../history/ids.ts';
import type { Row } from './row.ts';

/** Whoever is cut off while it writes goes on when it is back, in ms. */
const patience = 60_000;

export const longOffline: Row = {
  name: 'F14',
  title: 'a device is away for longer than it can catch up with',
  where: 'network',
  async run({ devices, rooms: [room], history, random, calm, going }, { scale }) {
    if (room === undefined) return;
    for (let round = 0; round < Math.ceil(scale); round += 1) {
      const away = Array.from({ length: 3 }, () => random.pick(devices));
      const here = devices.filter((device) => !away.includes(device));
      const table = history.table(room);
      const from = table.head;
      for (const { proxy } of away) proxy.down();
      // However little people write meanwhile, this is more than a device catches up with.
      for (let index = 0; index <= limits.catchUpEvents; index += 1) {
        const id = idOf(0xffd0, round * 1_000_000 + index);
        going.push(random.pick(here).client.send('message:send', { id, roomId: room, body: `more ${id}` }, patience));
      }
      const enough = await until(() => table.head - from > limits.catchUpEvents, patience);
      for (const { proxy, client } of away) {
        proxy.up();
        client.retryNow();
      }
      if (!enough) history.violations.add('row', 'F14: what was written did not come into the log');
      history.fault('F14', away.length);
      calm();
    }
  },
};
