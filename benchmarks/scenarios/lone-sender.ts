import type { Scenario } from './scenario.ts';

export const loneSender: Scenario = {
  name: 'lone-sender',
  title: 'One sender in a room of 100, one message at a time',
  rooms: 1,
  people: 100,
  senders: 1,
  inFlight: 1,
  next: 'when everybody has it',
  body: 60,
};
