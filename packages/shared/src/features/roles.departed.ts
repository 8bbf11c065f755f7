import type { EventPayload } from '../protocol.ts';

export const rolesDeparted = {
  'standing:changed': ({ personId }: EventPayload<'standing:changed'>) => ({ personId }),
};
