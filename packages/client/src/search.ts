import type { PersonState } from '@parley/shared/protocol.ts';
import { timing } from './timing.ts';
import type { Clock, KeptLog, LogCache } from './types.ts';

export interface SearchOptions {
  readonly cache: LogCache | undefined;
  readonly clock: Clock;
  /** May come late, when the search is over. */
  found(kept: KeptLog<PersonState>): void;
  /** The device waits for it no longer. */
  over(): void;
}

/** The search for what an earlier run has kept of the person's own log, while the connection is made. */
export function createSearch({ cache, clock, found, over }: SearchOptions) {
  let cancel: (() => void) | null = null;
  let wanted = false;

  function end(): void {
    cancel?.();
    cancel = null;
  }

  return {
    isOn: () => cancel !== null,
    start() {
      if (cache === undefined || cancel !== null) return;
      wanted = true;
      const done = (kept: KeptLog<PersonState> | null): void => {
        if (kept !== null && wanted) found(kept);
        if (cancel === null) return;
        cancel();
        // A moment later: a room that is opened at once is recalled, too, and the server is told of it.
        cancel = clock.after(0, () => {
          cancel = null;
          over();
        });
      };
      cancel = clock.after(timing.cache, () => done(null));
      // Without it the server tells everything.
      cache.own().then(done, () => done(null));
    },
    stop() {
      wanted = false;
      end();
    },
  };
}
