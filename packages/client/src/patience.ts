import type { MessageId } from '@parley/shared/ids.ts';
import { timing } from './timing.ts';
import type { Clock } from './types.ts';

/** Watches the first message that waits for another tab to send it. */
export interface Patience {
  watch(first: MessageId | null): void;
}

/** Tells when the same message has been the first for too long: somewhat later in each tab, so that they do not act all at once. */
export function createPatience(clock: Clock, random: () => number, lost: () => void): Patience {
  let watched: MessageId | null = null;
  let cancel = (): void => {};
  return {
    watch(first) {
      if (first === watched) return;
      cancel();
      watched = first;
      if (first === null) return;
      cancel = clock.after(timing.answer * (1 + random()), () => {
        watched = null;
        lost();
      });
    },
  };
}
