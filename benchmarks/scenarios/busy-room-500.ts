import type { Scenario } from './scenario.ts';

export const busyRoom500: Scenario = {
  name: 'busy-room-500',
  title: 'A busy room of 500',
  rooms: 1,
  people: 500,
  senders: 20,
  inFlight: 8,
  next: 'when acknowledged',
  body: 60,
};
