import type { Kept } from '../../db/kept-of-people.ts';
import { roomsOf } from './members.queries.ts';

export const membersKept: Kept = {
  ofPeople: [
    {
      name: 'rooms',
      table: 'members',
      whose: 'person_id',
      told: ['room_id', 'role', 'joined_at', 'read_ord', 'left_seq', 'joined_seq', 'first_seq'],
      withheld: [],
      rows: roomsOf,
      stays: 'as who has left',
    },
  ],
};
