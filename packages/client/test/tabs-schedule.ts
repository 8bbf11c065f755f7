import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import type { Weather } from './sim-network.ts';
import { rooms, type TabsWorld } from './tabs-world.ts';

/** Something that happens to one of the tabs, or to all, after a while. */
export interface TabAction {
  readonly wait: number;
  readonly tab: number;
  readonly room: RoomId;
  readonly do:
    | 'post'
    | 'open'
    | 'kill'
    | 'freeze'
    | 'thaw'
    | 'cut'
    | 'swallow'
    | 'network gone'
    | 'busy'
    | 'retry'
    | 'retryNow'
    | 'storage breaks'
    | 'storage mends'
    | 'leave'
    | 'join'
    | 'remove'
    | 'take back';
}

export interface TabsSchedule {
  readonly seed: number;
  readonly weather: Weather;
  readonly actions: readonly TabAction[];
}

const often = ['post', 'post', 'post', 'post', 'post', 'open', 'kill', 'cut', 'network gone'] as const;
const seldom = ['freeze', 'thaw', 'swallow', 'busy', 'retry', 'retryNow'] as const;

function scheduleOf(...actions: readonly TabAction['do'][]): fc.Arbitrary<TabsSchedule> {
  return fc.record({
    seed: fc.nat(),
    weather: fc.record({
      loss: fc.constantFrom(0, 0.1),
      copies: fc.constantFrom(0, 0.2),
      delay: fc.constantFrom(5, 200, 2_000),
      openFails: fc.constantFrom(0, 0.4),
    }),
    actions: fc.array(
      fc.record({
        wait: fc.oneof({ weight: 6, arbitrary: fc.nat(40) }, { weight: 3, arbitrary: fc.nat(1_500) }, { weight: 1, arbitrary: fc.nat(15_000) }),
        tab: fc.nat(3),
        room: fc.constantFrom(...rooms),
        do: fc.constantFrom(...actions),
      }),
      { minLength: 5, maxLength: 50, size: 'max' },
    ),
  });
}

/** The storage fails at times, and nothing is refused. */
export const brokenStorage = scheduleOf(...often, ...often, ...seldom, 'storage breaks', 'storage mends', 'storage mends');
/** The person comes to rooms and leaves them, so that messages are refused, sent again and removed. */
export const refusals = scheduleOf(...often, ...often, ...seldom, 'leave', 'leave', 'join', 'join', 'join', 'retry', 'remove', 'remove', 'take back');

/** Schedules that found something once, and what. */
export const foundRefusals: readonly TabsSchedule[] = [
  // One tab gave a message up, as its room was left, when another had it in the log: it stayed on the first one’s screen.
  {
    seed: 152671770,
    weather: { loss: 0.1, copies: 0.2, delay: 2_000, openFails: 0 },
    actions: (
      [
        ['open', 972],
        ['post', 0],
        ['busy', 9_385],
        ['post', 449],
        ['post', 7],
        ['post', 411],
        ['cut', 0],
        ['post', 0],
        ['leave', 0],
      ] as const
    ).map(([what, wait]) => ({ do: what, wait, tab: 0, room: 'kitchen' as RoomId })),
  },
  // What a tab had told before it ended was stored after the tab that heard of it had sent it and been refused: it waited in the storage again.
  {
    seed: 0,
    weather: { loss: 0, copies: 0, delay: 5, openFails: 0 },
    actions: (
      [
        ['leave', 0, 'garden'],
        ['post', 0, 'kitchen'],
        ['freeze', 0, 'kitchen'],
        ['post', 3, 'garden'],
        ['kill', 1, 'kitchen'],
        ['retryNow', 0, 'kitchen'],
      ] as const
    ).map(([what, tab, room]) => ({ do: what, wait: 0, tab, room: room as RoomId })),
  },
];

const most = 4;

export function performOn(world: TabsWorld, { do: what, tab: number, room }: TabAction): void {
  const tab = world.pick(number);
  if (tab === undefined) return world.open();
  // Who wants to do something in a frozen tab wakes it first.
  const wakes = tab.isFrozen() && (what === 'post' || what === 'retry' || what === 'remove' || what === 'take back');
  if (wakes) return tab.thaw();
  switch (what) {
    case 'post':
      return tab.post(room);
    case 'open':
      return void (world.tabs.filter((each) => each.isAlive()).length < most && world.open());
    case 'kill':
      return world.kill(tab);
    case 'freeze':
      return tab.freeze();
    case 'thaw':
      return tab.thaw();
    case 'cut':
      return tab.network.cut();
    case 'swallow':
      return tab.network.swallow(25_000);
    case 'network gone':
      // All tabs lose it together, and are told when it is back.
      for (const each of world.tabs) each.network.cut();
      return;
    case 'busy':
      return world.server.busy(3);
    case 'retry':
      for (const { id } of tab.sink.entries()) void tab.client.retry(id);
      return;
    case 'remove':
      for (const { id, state } of tab.sink.entries()) if (state === 'failed') world.remove(tab, id);
      return;
    case 'take back':
      for (const { id, state } of tab.sink.entries()) if (state === 'waiting') world.remove(tab, id);
      return;
    case 'leave':
      return world.server.leave(room);
    case 'join':
      return world.server.join(room);
    case 'retryNow':
      return tab.client.retryNow();
    case 'storage breaks':
      return world.browser.breakStorage();
    case 'storage mends':
      return world.browser.mendStorage();
  }
}
