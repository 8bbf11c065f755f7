import type { Kept } from '../../db/kept-of-people.ts';

export const roomsKept: Kept = {
  ofPeople: [
    {
      name: 'roomsMade',
      table: 'rooms',
      whose: 'created_by',
      told: ['id', 'created_at'],
      // Everybody’s who is in it: whoever is has its name with their rooms.
      withheld: ['slug', 'name', 'name_key', 'topic', 'topic_key', 'icon', 'archived_at', 'lobby'],
      stays: 'everybody’s who is in it',
    },
  ],
  ofNobody: {
    room_slugs: 'a room’s',
  },
};
