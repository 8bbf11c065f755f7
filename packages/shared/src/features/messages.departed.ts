import type { EventPayload } from '../protocol.ts';

export const messagesDeparted = {
  'message:sent': (payload: EventPayload<'message:sent'>, erased: boolean) => (erased ? { ...payload, body: '' } : payload),
};
