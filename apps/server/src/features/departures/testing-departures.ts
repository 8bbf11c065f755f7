import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect } from 'vitest';
import type { Config } from '../../config.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { until } from '../../realtime/testing.ts';
import { startPeople } from '../deactivations/testing-deactivations.ts';
import { password } from '../invites/testing-invites.ts';

interface Entry {
  readonly type: string;
  readonly actor: string;
  readonly payload: { readonly body?: string; readonly member?: { readonly name: string } };
}

/** A whole Parley, and what one does and looks at where somebody leaves it for good. */
export async function startLeaving(place: TestDatabase, settings: Partial<Config> = {}) {
  const parley = await startPeople(place, settings);
  const { post, read } = parley;
  return {
    ...parley,
    place,
    leave: (cookie: string, body: object = { messages: 'keep', password }) => post('/api/account/delete', body, cookie),
    scrubbed: () => until(async () => expect(await read('select person_id from departures where scrubbed_at is null')).toEqual([])),
    say: (roomId: string, body: string, cookie: string) => post('/api/message:send', { id: uuidv7(), roomId, body }, cookie),
    async page(roomId: string, cookie: string) {
      return (await post('/api/message:page', { roomId, limit: 100 }, cookie)).json() as {
        entries: Entry[];
        people: { id: string; name: string }[];
      };
    },
    async counters(roomId: string) {
      return {
        log: await read(`select seq, ord, message_seq from logs where id = '${roomId}'`),
        seqs: await read<{ seq: number }>(`select seq from log_events where log_id = '${roomId}' order by seq`),
        reads: await read(`select read_ord from members where room_id = '${roomId}' and left_seq is null order by person_id`),
      };
    },
  };
}
