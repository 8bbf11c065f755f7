import type { MessageId } from '@parley/shared/ids.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { CreateTransport } from '../src/transport.ts';
import type { Clock, OutboxNews, OutboxSeat, OutboxStorage, OutboxTab, OutboxTabs } from '../src/types.ts';
import type { SimClock } from './sim-clock.ts';

/** What one tab has of its browser. Whatever comes to it comes later, or never if the tab is gone. */
export interface SimTab {
  readonly clock: Clock;
  readonly storage: OutboxStorage;
  readonly tabs: OutboxTabs;
  wrap(transport: CreateTransport): CreateTransport;
  /** What it writes from now on comes to nothing, without a word. */
  loseWrites(): void;
  /** Ends it without a word. */
  kill(): void;
  freeze(): void;
  thaw(): void;
  isAlive(): boolean;
  isFrozen(): boolean;
}

export interface SimBrowser {
  open(): SimTab;
  /** What the outbox holds. */
  readonly kept: OutboxStorage;
  readonly seen: Map<string, number>;
  /** From now on nothing can be written. */
  breakStorage(): void;
  mendStorage(): void;
}

interface Place extends OutboxTab {
  readonly granted: (task: () => void) => void;
  readonly news: (task: () => void) => void;
}

/** A browser: a storage whose transactions queue, a lock that can be stolen, a channel; and tabs that are killed and frozen. */
export function createSimBrowser(clock: SimClock, random: () => number): SimBrowser {
  const kept = createMemoryStorage();
  const seen = new Map<string, number>();
  const places = new Set<Place>();
  let holder: Place | null = null;
  let queue: Place[] = [];
  let broken = false;

  /** A way on which things come within `longest` ms, in order. */
  function inTurn(longest: number): (task: () => void) => void {
    const tasks: (() => void)[] = [];
    let last = 0;
    return (task) => {
      tasks.push(task);
      last = Math.max(last, clock.now() + random() * longest);
      clock.after(last - clock.now(), () => tasks.shift()?.());
    };
  }
  const commits = inTurn(15);

  function count(what: string): void {
    seen.set(what, (seen.get(what) ?? 0) + 1);
  }

  function grant(place: Place): void {
    holder = place;
    place.granted(() => holder === place && place.sends(true));
  }

  function letGo(place: Place): void {
    queue = queue.filter((each) => each !== place);
    if (holder !== place) return;
    holder = null;
    const next = queue.shift();
    if (next !== undefined) grant(next);
  }

  function claim(place: Place, now: boolean): void {
    if (holder === place) return;
    if (holder === null) return grant(place);
    if (!now) return void (queue.includes(place) || queue.push(place));
    count('stolen');
    const old = holder;
    queue = queue.filter((each) => each !== place);
    grant(place);
    queue.push(old);
    old.granted(() => holder !== old && old.sends(false));
  }

  function open(): SimTab {
    let alive = true;
    let frozen = false;
    let loses = false;
    let backlog: (() => void)[] = [];
    const seats = new Set<Place>();

    function run(task: () => void): void {
      if (!alive) return;
      if (frozen) backlog.push(task);
      else task();
    }
    function lane(): (task: () => void) => void {
      const way = inTurn(10);
      return (task) => way(() => run(task));
    }
    const answers = lane();

    function transaction<Value>(work: () => Promise<Value>): Promise<Value> {
      return new Promise((resolve) => {
        commits(() => {
          // Of a tab that ended meanwhile the browser may have finished it or not.
          if (!alive && random() < 0.5) return;
          if (!alive) count('finished after the end');
          void work().then((value) => answers(() => resolve(value)));
        });
      });
    }

    function write(work: () => Promise<void>): Promise<void> {
      if (loses) return new Promise<void>(() => {});
      if (!broken) return transaction(work);
      count('write failed');
      return Promise.reject(new Error('quota'));
    }

    return {
      clock: {
        now: clock.now,
        after(ms, task) {
          let due = true;
          const cancel = clock.after(ms, () => run(() => due && task()));
          return () => {
            due = false;
            cancel();
          };
        },
      },
      storage: {
        load: () => transaction(kept.load),
        put: (entry) => write(() => kept.put(structuredClone(entry), true)),
        remove: (id: MessageId) => write(() => kept.remove(id)),
      },
      tabs: {
        join(tab): OutboxSeat {
          const place: Place = { ...tab, granted: lane(), news: lane() };
          places.add(place);
          seats.add(place);
          return {
            tell(news: OutboxNews) {
              for (const other of places) if (other !== place) other.news(() => other.heard(structuredClone(news)));
            },
            claim: (now) => claim(place, now),
            yield() {
              letGo(place);
              place.sends(false);
            },
            leave() {
              places.delete(place);
              letGo(place);
            },
          };
        },
      },
      wrap: (transport) => (url, events) =>
        transport(url, {
          opened: () => run(events.opened),
          received: (name, payload) => run(() => events.received(name, payload)),
          closed: (reason) => run(() => events.closed(reason)),
          refused: () => run(events.refused),
        }),
      loseWrites: () => void (loses = true),
      kill() {
        alive = false;
        for (const place of seats) {
          if (holder === place) count('killed while it sent');
          places.delete(place);
          letGo(place);
        }
      },
      freeze() {
        frozen = true;
        if ([...seats].includes(holder as Place)) count('frozen while it sent');
      },
      thaw() {
        frozen = false;
        // One after another, each with what follows from it.
        for (const task of backlog.splice(0)) clock.after(0, () => run(task));
      },
      isAlive: () => alive,
      isFrozen: () => frozen,
    };
  }

  return { open, kept, seen, breakStorage: () => void (broken = true), mendStorage: () => void (broken = false) };
}
