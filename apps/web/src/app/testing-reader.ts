import { unreadOf } from '../store/selectors.ts';
import { createReadMarks, type ReadNews } from './read-marks.ts';
import { createReader } from './reader.ts';
import type { TabChannel } from './tab-channel.ts';
import { chatIn, createFakeClient, createStillClock } from './testing-device.ts';
import { createTestingNotes } from './testing-notes.ts';

const nobody: TabChannel<ReadNews> = { tell: () => {}, listen: () => () => {} };

/** A reader in two rooms, of which the server says that nothing was read; the client only writes down what it is asked. */
export function startReader(news: TabChannel<ReadNews> = nobody, notes = createTestingNotes(), isFresh = true) {
  const clock = createStillClock();
  const client = createFakeClient();
  const chat = chatIn({ design: 10, random: 5 }, clock);
  const reader = createReader(chat, createReadMarks(chat, client, clock, news, notes), isFresh);
  return {
    clock,
    client,
    chat,
    reader,
    unread(id: string): number {
      const mine = chat.state().rooms.byId[id];
      return mine === undefined ? -1 : unreadOf(chat.state(), mine);
    },
    connect() {
      chat.sink.status('online');
      reader.caughtUp();
    },
    marks: () => client.asked.map(({ input }) => input),
    async settle() {
      for (const { answer } of client.asked) answer({ ok: true, value: {} });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}
