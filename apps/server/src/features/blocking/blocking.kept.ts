import type { Kept } from '../../db/kept-of-people.ts';

export const blockingKept: Kept = {
  ofPeople: [
    // The name is the other’s.
    { name: 'blocked', table: 'blocks', whose: 'person_id', told: ['blocked_id', 'at'], withheld: ['name', 'event_seq'] },
    // Nobody is told who has blocked them.
    {
      name: 'blockedBy',
      table: 'blocks',
      whose: 'blocked_id',
      told: [],
      withheld: ['person_id', 'name', 'at'],
      stays: 'what they wrote is still there, folded for whoever blocked them',
      called: 'name',
    },
  ],
};
