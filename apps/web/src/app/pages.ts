import { pageSize } from '../features/messages/timeline-window.ts';
import type { Actions, Ask } from '../store/actions.ts';
import type { Chat } from '../store/create-chat.ts';
import type { PageWay } from '../store/facts.ts';
import { wasUnconnected } from './was-unconnected.ts';

export type Pages = Pick<Actions, 'loadOlder' | 'loadNewer' | 'loadLatest' | 'loadOrd'>;

/** Steps taken towards a message far up. Each one lands beside it unless the room has many more other events than messages. */
const mostSteps = 6;

/** Fetches stretches of timelines, one at a time in each direction. */
export function createPages(chat: Chat, ask: Ask): Pages {
  function windowOf(roomId: string) {
    return chat.state().messages[roomId];
  }

  async function fetch(roomId: string, way: PageWay, edge: number | null, from: { before?: number; after?: number }): Promise<boolean> {
    if (windowOf(roomId)?.pages[way] === 'loading') return false;
    chat.note('page:asked', { roomId, way });
    const ack = await ask('message:page', { roomId, limit: pageSize, ...from });
    if (ack.ok === true) chat.note('page:came', { roomId, way, edge, page: ack.value });
    else chat.note('page:failed', { roomId, way, unconnected: wasUnconnected(ack) });
    return ack.ok === true;
  }

  /** The first message that the device has of a room. */
  function firstMessage(roomId: string): { seq: number; ord: number } | null {
    for (const entry of windowOf(roomId)?.entries ?? []) {
      if (entry.type === 'message:sent') return { seq: entry.seq, ord: entry.payload.ord };
    }
    return null;
  }

  return {
    async loadOlder(roomId) {
      const first = windowOf(roomId)?.entries[0]?.seq;
      if (first !== undefined && windowOf(roomId)?.start === false) await fetch(roomId, 'older', first, { before: first });
    },
    async loadNewer(roomId) {
      const last = windowOf(roomId)?.entries.at(-1)?.seq;
      if (last !== undefined && windowOf(roomId)?.end === false) await fetch(roomId, 'newer', last, { after: last });
    },
    async loadLatest(roomId) {
      if (windowOf(roomId)?.end === false) await fetch(roomId, 'around', null, {});
    },
    async loadOrd(roomId, ord) {
      // Events count faster than messages, so the message is at most as far up in events as in messages: the first guess is
      // right where only messages were sent, and each further one starts from what is known then.
      for (let step = 0; step < mostSteps; step += 1) {
        const first = firstMessage(roomId);
        if (first === null || first.ord <= ord || windowOf(roomId)?.start === true) return;
        const guess = first.seq - (first.ord - ord);
        if (!(await fetch(roomId, 'around', null, { before: Math.min(first.seq, guess + pageSize / 2) }))) return;
      }
    },
  };
}
