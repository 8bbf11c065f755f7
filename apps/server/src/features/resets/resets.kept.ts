import type { Kept } from '../../db/kept-of-people.ts';

export const resetsKept: Kept = {
  ofPeople: [
    {
      name: 'linksToNewPassword',
      table: 'reset_links',
      whose: 'person_id',
      told: ['way', 'created_at', 'expires_at', 'used_at', 'ended_at'],
      withheld: ['id', 'token_hash'],
    },
    // Whom they were for is about them.
    {
      name: 'linksToNewPasswordMade',
      table: 'reset_links',
      whose: 'made_by',
      told: ['created_at', 'expires_at'],
      withheld: [],
      stays: 'it is about somebody else',
    },
  ],
};
