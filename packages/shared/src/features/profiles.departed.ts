import type { EventPayload } from '../protocol.ts';

export const profilesDeparted = {
  'person:described': (payload: EventPayload<'person:described'>) => ({ ...payload, profile: {} }),
};
