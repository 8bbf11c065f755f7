import { defineSlice } from '../../store/define-slice.ts';
import type { LocalFacts } from '../../store/facts.ts';

type OutboxEntry = LocalFacts['outbox:changed'][number];

/** Messages that are not confirmed yet, by room, in the order in which they were written. */
export type OutboxState = Readonly<Record<string, readonly OutboxEntry[]>>;

const initial: OutboxState = {};

function same(a: readonly OutboxEntry[] | undefined, b: readonly OutboxEntry[]): boolean {
  return a !== undefined && a.length === b.length && b.every((entry, index) => entry === a[index]);
}

export const outbox = defineSlice(initial, {
  local: {
    'outbox:changed': (state, entries) => {
      const byRoom = Object.entries(Object.groupBy(entries, ({ roomId }) => roomId));
      const next = Object.fromEntries(
        byRoom.map(([roomId, list = []]) => {
          const before = state[roomId];
          return [roomId, before !== undefined && same(before, list) ? before : list];
        }),
      );
      return next;
    },
  },
});
