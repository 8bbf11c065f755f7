import type { Kept } from '../../db/kept-of-people.ts';

export const messagesKept: Kept = {
  ofNobody: {
    messages: 'where each message stands; what it says is its event',
  },
};
