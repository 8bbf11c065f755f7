import type { Kept } from '../../db/kept-of-people.ts';

export const deactivationsKept: Kept = {
  ofPeople: [
    { name: 'deactivations', table: 'deactivations', whose: 'person_id', told: ['at'], withheld: [] },
    { name: 'deactivationsMade', table: 'deactivations', whose: 'by_id', told: ['at'], withheld: [], stays: 'it is about somebody else' },
  ],
};
