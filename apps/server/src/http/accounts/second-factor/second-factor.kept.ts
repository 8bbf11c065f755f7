import type { Kept } from '../../../db/kept-of-people.ts';

export const secondFactorKept: Kept = {
  ofPeople: [
    { name: 'secondFactor', table: 'second_factors', whose: 'person_id', told: ['since'], withheld: ['secret', 'last_step'] },
    { name: 'backupCodes', table: 'backup_codes', whose: 'person_id', told: [], withheld: ['hash'] },
  ],
};
