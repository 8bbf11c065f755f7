import type { Kept } from '../../db/kept-of-people.ts';

export const departuresKept: Kept = {
  ofNobody: {
    departures: 'of those who are not here any more',
  },
};
