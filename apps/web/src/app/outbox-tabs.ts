import type { OutboxNews, OutboxSeat, OutboxTab, OutboxTabs } from '@parley/client/types.ts';

/** The tabs of this browser in which the same person writes: a lock is the turn to send, a channel carries the news. */
export function createOutboxTabs(personId: string): OutboxTabs {
  const name = `parley:outbox:${personId}`;

  function join(tab: OutboxTab): OutboxSeat {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<OutboxNews>) => tab.heard(data));
    let release: (() => void) | null = null;
    let waiting: AbortController | null = null;

    function request(steal: boolean): void {
      const mine = new AbortController();
      waiting = mine;
      let held = false;
      const holding = navigator.locks.request(name, steal ? { steal } : { signal: mine.signal }, async () => {
        if (waiting !== mine) return;
        waiting = null;
        held = true;
        await new Promise<void>((resolve) => {
          release = resolve;
          tab.sends(true);
        });
      });
      holding.catch((error: unknown) => {
        const pending = waiting === mine;
        // Taken back by this tab itself.
        if (!held && !pending) return;
        if (pending) waiting = null;
        release = null;
        // A browser that gives out no locks: the server takes each message once, whoever sends it.
        if ((error as Error).name !== 'AbortError') return tab.sends(true);
        // Another tab took it; this one is next in line.
        tab.sends(false);
        request(false);
      });
    }

    function letGo(): void {
      waiting?.abort();
      waiting = null;
      release?.();
      release = null;
      tab.sends(false);
    }

    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
      tell: (news) => channel.postMessage(news),
      claim(now) {
        // Without locks every tab sends: the server takes each message once.
        if (!('locks' in navigator)) return tab.sends(true);
        if (release !== null || (waiting !== null && !now)) return;
        waiting?.abort();
        request(now);
      },
      yield: letGo,
      leave() {
        letGo();
        channel.close();
      },
    };
  }

  return { join };
}
