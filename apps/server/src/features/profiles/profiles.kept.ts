import type { Kept } from '../../db/kept-of-people.ts';

export const profilesKept: Kept = {
  ofPeople: [
    {
      name: 'profile',
      table: 'profiles',
      whose: 'person_id',
      told: ['pronouns', 'time_zone', 'status_emoji', 'status_text', 'status_until', 'dnd_until', 'dnd_ended', 'dnd_schedule', 'avatar'],
      withheld: [],
      refersTo: ['avatars'],
    },
  ],
};
