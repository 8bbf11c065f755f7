import { limits } from '@parley/shared/limits.ts';
import { until } from '../harness/pause.ts';
import type { Row } from './row.ts';

export const longOffline: Row = {
  name: 'F14',
  title: 'a device is away for longer than it can catch up with',
  where: 'network',
  async run({ devices, rooms, history, random, calm }, { scale }) {
    for (let round = 0; round < Math.ceil(scale); round += 1) {
      const away = Array.from({ length: 3 }, () => random.pick(devices));
      const from = new Map(rooms.map((room) => [room, history.table(room).head]));
      for (const { proxy } of away) proxy.down();
      const enough = await until(() => rooms.some((room) => history.table(room).head - (from.get(room) ?? 0) > limits.catchUpEvents), 20_000);
      for (const { proxy, client } of away) {
        proxy.up();
        client.retryNow();
      }
      if (!enough) history.violations.add('row', 'F14: too little was written to fall behind');
      history.fault('F14', away.length);
      calm();
    }
  },
};
