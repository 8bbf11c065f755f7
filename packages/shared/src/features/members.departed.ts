import { DEPARTED } from '../departed.ts';
import type { EventPayload } from '../protocol.ts';

/** What is left of who came and went. */
export const membersDeparted = {
  'member:joined': ({ member }: EventPayload<'member:joined'>) => ({ member: { ...member, name: DEPARTED } }),
  'member:left': (payload: EventPayload<'member:left'>) => ({ ...payload, name: DEPARTED }),
};
