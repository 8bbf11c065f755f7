import type { Kept } from '../../db/kept-of-people.ts';

export const preferencesKept: Kept = {
  ofPeople: [{ name: 'preferences', table: 'preferences', whose: 'person_id', told: ['name', 'value'], withheld: [] }],
};
