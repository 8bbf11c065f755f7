import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import type { Weather } from './sim-network.ts';
import { rooms, type World } from './world.ts';

/** Something that happens, after a while. */
export type Action = { readonly wait: number } & (
  | {
      readonly do: 'post' | 'write' | 'open' | 'release' | 'leave' | 'join' | 'notice' | 'appear' | 'leave and return';
      readonly room: RoomId;
      readonly count: number;
    }
  | { readonly do: 'cut' | 'swallow' | 'retryNow' | 'busy' | 'restore' | 'drain'; readonly count: number }
);

/** One run of the simulation: everything that chance decides comes from `seed`. */
export interface Schedule {
  readonly seed: number;
  readonly weather: Weather;
  readonly actions: readonly Action[];
}

export const room = fc.constantFrom(...rooms);
export const wait = fc.oneof({ weight: 6, arbitrary: fc.nat(300) }, { weight: 2, arbitrary: fc.nat(12_000) });
export const count = fc.integer({ min: 1, max: 9 });

export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ wait, do: fc.constant('post' as const), room, count }) },
  { weight: 5, arbitrary: fc.record({ wait, do: fc.constant('write' as const), room, count }) },
  { weight: 5, arbitrary: fc.record({ wait, do: fc.constantFrom('open' as const, 'open' as const, 'release' as const), room, count }) },
  {
    weight: 3,
    arbitrary: fc.record({ wait, do: fc.constantFrom('leave' as const, 'join' as const, 'join' as const, 'notice' as const), room, count }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      wait,
      do: fc.constantFrom('cut' as const, 'cut' as const, 'swallow' as const, 'retryNow' as const, 'busy' as const, 'drain' as const),
      count,
    }),
  },
  { weight: 1, arbitrary: fc.record({ wait, do: fc.constantFrom('restore' as const), count }) },
);

export const weather = fc.record({
  loss: fc.constantFrom(0, 0.05, 0.3),
  copies: fc.constantFrom(0, 0.2),
  delay: fc.constantFrom(5, 200, 3_000),
  openFails: fc.constantFrom(0, 0.4),
});

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  weather,
  actions: fc.array(action, { minLength: 5, maxLength: 40, size: 'max' }),
});

/** `open kitchen 1 250, cut - 1 0`: what, where, how many, and how long until the next. */
export function parseActions(text: string): readonly Action[] {
  return text.split(',').map((part) => {
    const [what, where, many, ms] = part.trim().split(/\s+/u);
    return { do: what, room: where, count: Number(many), wait: Number(ms) } as Action;
  });
}

export function perform(world: World, posted: { id: string; room: RoomId }[], step: Action): void {
  const { client, server, network, sink } = world;
  switch (step.do) {
    case 'post':
      for (let n = 0; n < Math.min(step.count, 4); n += 1) {
        void client.post(step.room, 'hello').then(({ id }) => posted.push({ id, room: step.room }));
      }
      return;
    case 'write':
      return server.write(step.room, step.count);
    case 'notice':
      return server.notice(step.room);
    case 'appear':
      return server.appear(step.room, step.count);
    case 'leave and return':
      // Somebody comes or goes meanwhile.
      server.leave(step.room);
      server.appear(step.room, step.count);
      return server.join(step.room);
    case 'leave':
      return server.leave(step.room);
    case 'join':
      return server.join(step.room);
    case 'open':
      sink.opening(step.room);
      return void client.open(step.room);
    case 'release':
      sink.released(step.room);
      return client.release(step.room);
    case 'cut':
      return network.cut();
    case 'swallow':
      return network.swallow(25_000);
    case 'busy':
      return server.busy(step.count);
    case 'drain':
      server.hint(step.count * 1_000);
      return network.cut();
    case 'restore':
      server.restore(step.count - 1);
      return network.cut();
    case 'retryNow':
      return client.retryNow();
  }
}
