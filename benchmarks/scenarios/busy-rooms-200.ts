import type { Scenario } from './scenario.ts';

export const busyRooms200: Scenario = {
  name: 'busy-rooms-200',
  title: '200 busy rooms of 10',
  rooms: 200,
  people: 10,
  senders: 2,
  inFlight: 4,
  next: 'when acknowledged',
  body: 60,
};
