import { expect, test } from 'vitest';
import type { Scenario } from '../scenarios/scenario.ts';
import { openArena } from './arena.ts';
import { baseline } from './sides.ts';

const small: Scenario = { name: 'small', title: '', rooms: 3, people: 4, senders: 2, inFlight: 2, next: 'when acknowledged', body: 20 };
const pins = { server: [], generator: [] };

test.each<Scenario>([small, { ...small, rooms: 1, senders: 1, inFlight: 1, next: 'when everybody has it' }])(
  'a round on the real relay counts every delivery once ($next)',
  async (scenario) => {
    const arena = await openArena({ side: baseline, scenario, pins });
    try {
      const round = await arena.round(200);
      expect(round.messages).toBeGreaterThan(10);
      expect(round.deliveries).toBe(round.messages * scenario.people);
      expect(round.packets).toBe(round.deliveries);
      expect(round.ack.samples).toBe(round.messages);
      expect(round.delivery.samples).toBeGreaterThan(0);
      expect(round.serverCpu).toBeGreaterThan(0);
    } finally {
      await arena.close();
    }
  },
  30_000,
);
