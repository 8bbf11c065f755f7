import type { Kept } from '../../db/kept-of-people.ts';

/** What is beneath every feature. */
export const exportsKept: Kept = {
  ofNobody: {
    log_events: 'told by itself, event by event, as each declares',
    logs: 'how far each log goes',
    settings: 'the server’s',
  },
};
