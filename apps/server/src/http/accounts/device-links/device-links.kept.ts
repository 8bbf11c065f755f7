import type { Kept } from '../../../db/kept-of-people.ts';

export const deviceLinksKept: Kept = {
  ofPeople: [
    { name: 'linksForAnotherDevice', table: 'device_links', whose: 'person_id', told: ['expires_at'], withheld: ['token_hash', 'session_id'] },
  ],
};
