import type { Kept } from '../../db/kept-of-people.ts';

export const noticesKept: Kept = {
  ofPeople: [{ name: 'notices', table: 'notices', whose: 'person_id', told: ['room_id', 'text', 'at'], withheld: ['id', 'after_seq'] }],
};
