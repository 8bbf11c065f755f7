import type { OutboxSeat, OutboxTabs } from './types.ts';

/** A device that has its outbox to itself: a bot, a test. Whenever it may send, it sends. */
export const alone: OutboxTabs = {
  join: ({ sends }): OutboxSeat => ({
    tell() {},
    claim: () => sends(true),
    yield: () => sends(false),
    leave() {},
  }),
};
