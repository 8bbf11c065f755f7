import type { Kept } from '../../db/kept-of-people.ts';

export const peopleKept: Kept = {
  ofPeople: [
    {
      name: 'person',
      table: 'people',
      whose: 'id',
      told: ['name', 'created_at', 'role'],
      withheld: ['name_key'],
      stays: 'under no name, for what refers to it',
      called: 'name',
    },
  ],
};
