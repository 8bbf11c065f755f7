import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pause, until } from '../harness/pause.ts';
import type { Row } from './row.ts';

/** What a server of another time may have written. */
const strange = [
  { type: 'poll:voted', payload: '{"poll":"?","choice":1}' },
  { type: 'member:renounced', payload: 'null' },
  { type: 'constructor', payload: '[]' },
] as const;

/** Adds an event to a room's log beside the server, as nothing that speaks its language could. Null: the database was busy. */
function plant(folder: string, room: string, { type, payload }: (typeof strange)[number]): number | null {
  const database = new DatabaseSync(join(folder, 'parley.db'), { timeout: 20 });
  try {
    database.exec('begin immediate');
    const { seq, at } = database.prepare('select seq, at from logs where id = ?').get(room) as { seq: number; at: number };
    database
      .prepare('insert into log_events (log_id, seq, type, actor_id, payload, at) values (?, ?, ?, null, ?, ?)')
      .run(room, seq + 1, type, payload, at);
    database.prepare('update logs set seq = ? where id = ?').run(seq + 1, room);
    database.exec('commit');
    return seq + 1;
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) return null;
    throw error;
  } finally {
    database.close();
  }
}

export const poison: Row = {
  name: 'F16',
  title: 'events that no device can read, in the middle of a log',
  where: 'network',
  async run({ server, rooms, history, random, calm }, { scale }) {
    for (let count = 0; count < 5 * scale; count += 1) {
      const room = random.pick(rooms);
      const event = random.pick(strange);
      const planted = history.planted.get(room) ?? new Set<number>();
      history.planted.set(room, planted);
      // The server may stand still in the middle of a commit.
      const done = await until(() => {
        const seq = plant(server.folder, room, event);
        if (seq !== null) planted.add(seq);
        return seq !== null;
      }, 20_000);
      if (!done) history.violations.add('row', 'F16: the database was locked for 20 s');
      history.fault('F16');
      calm();
      await pause(100 + random.below(300));
    }
  },
};
