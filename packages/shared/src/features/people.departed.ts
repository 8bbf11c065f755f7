import { DEPARTED } from '../departed.ts';
import type { EventPayload } from '../protocol.ts';

export const peopleDeparted = {
  'person:renamed': ({ person }: EventPayload<'person:renamed'>) => ({ person: { ...person, name: DEPARTED }, before: DEPARTED }),
};
