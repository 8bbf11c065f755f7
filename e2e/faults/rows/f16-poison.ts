import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pause } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** What a server of another time may have written. */
const strange = [
  { type: 'poll:voted', payload: '{"poll":"?","choice":1}' },
  { type: 'member:renounced', payload: 'null' },
  { type: 'constructor', payload: '[]' },
] as const;

export const poison: Row = {
  name: 'F16',
  title: 'events that no device can read, in the middle of a log',
  where: 'network',
  async run({ server, rooms, history, random, calm }, { scale }) {
    for (let count = 0; count < 5 * scale; count += 1) {
      const room = random.pick(rooms);
      const { type, payload } = random.pick(strange);
      // Beside the server, as nothing that speaks its language could.
      const database = new DatabaseSync(join(server.folder, 'parley.db'), { timeout: 5_000 });
      try {
        database.exec('begin immediate');
        const { seq, at } = database.prepare('select seq, at from logs where id = ?').get(room) as { seq: number; at: number };
        database.prepare('insert into log_events (log_id, seq, type, actor_id, payload, at) values (?, ?, ?, null, ?, ?)').run(room, seq + 1, type, payload, at);
        database.prepare('update logs set seq = ? where id = ?').run(seq + 1, room);
        database.exec('commit');
        const planted = history.planted.get(room) ?? new Set<number>();
        history.planted.set(room, planted.add(seq + 1));
      } finally {
        database.close();
      }
      history.fault('F16');
      calm();
      await pause(100 + random.below(300));
    }
  },
};
