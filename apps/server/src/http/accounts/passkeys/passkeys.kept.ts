import type { Kept } from '../../../db/kept-of-people.ts';

export const passkeysKept: Kept = {
  ofPeople: [
    {
      name: 'passkeys',
      table: 'passkeys',
      whose: 'person_id',
      told: ['name', 'site', 'created_at', 'used_at'],
      withheld: ['id', 'public_key', 'counter', 'transports'],
    },
  ],
  ofNobody: {
    spent_challenges: 'of nobody in particular, and of numbers that were made up',
  },
};
