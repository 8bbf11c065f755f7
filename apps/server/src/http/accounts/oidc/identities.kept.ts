import type { Kept } from '../../../db/kept-of-people.ts';

export const identitiesKept: Kept = {
  ofPeople: [
    {
      name: 'signInsElsewhere',
      table: 'identities',
      whose: 'person_id',
      told: ['issuer', 'subject', 'label', 'created_at', 'used_at'],
      withheld: ['id'],
    },
  ],
};
