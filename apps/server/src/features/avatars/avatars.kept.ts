import type { Kept } from '../../db/kept-of-people.ts';

export const avatarsKept: Kept = {
  ofPeople: [
    // What it shows is a file of its own.
    { name: 'photos', table: 'avatars', whose: 'person_id', told: ['id', 'unused_since'], withheld: ['small', 'large'] },
  ],
  files: [
    { table: 'avatars', column: 'small' },
    { table: 'avatars', column: 'large' },
  ],
};
