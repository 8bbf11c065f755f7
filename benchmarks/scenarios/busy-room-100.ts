import type { Scenario } from './scenario.ts';

export const busyRoom100: Scenario = {
  name: 'busy-room-100',
  title: 'A busy room of 100',
  rooms: 1,
  people: 100,
  senders: 20,
  inFlight: 8,
  next: 'when acknowledged',
  body: 60,
};
