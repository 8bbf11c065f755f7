import type { Kept } from '../../db/kept-of-people.ts';

export const filesKept: Kept = {
  ofNobody: {
    files: 'what may lie in the data folder; what leads to it says whose it is',
  },
};
