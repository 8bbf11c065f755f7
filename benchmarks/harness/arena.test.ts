import { expect, test } from 'vitest';
import type { Scenario } from '../scenarios/scenario.ts';
import { openArena } from './arena.ts';
import { baseline, parley, type Side } from './sides.ts';

const small: Scenario = { name: 'small', title: '', rooms: 3, people: 4, senders: 2, inFlight: 2, next: 'when acknowledged', body: 20 };
const lone: Scenario = { ...small, rooms: 1, senders: 1, inFlight: 1, next: 'when everybody has it' };
const pins = { server: [], generator: [] };

test.each<{ readonly side: Side; readonly scenario: Scenario }>([
  { side: baseline, scenario: small },
  { side: baseline, scenario: lone },
  { side: parley, scenario: small },
  { side: parley, scenario: lone },
])(
  'a round counts every delivery once ($side.name, $scenario.next)',
  async ({ side, scenario }) => {
    const arena = await openArena({ side, scenario, pins });
    try {
      const round = await arena.round(200);
      expect(round.messages).toBeGreaterThan(10);
      expect(round.deliveries).toBe(round.messages * scenario.people);
      expect(round.packets).toBeLessThanOrEqual(round.deliveries);
      expect(round.ack.samples).toBe(round.messages);
      expect(round.delivery.samples).toBeGreaterThan(0);
      expect(round.serverCpu).toBeGreaterThan(0);
      expect(round.loop.p99).toBeGreaterThan(0);
    } finally {
      await arena.close();
    }
  },
  30_000,
);
