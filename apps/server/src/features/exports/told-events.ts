import type { EventName, EventPayload } from '@parley/shared/protocol.ts';

function whole(payload: unknown): unknown {
  return payload;
}

function inRoom({ room: { id, name, topic, icon } }: EventPayload<'room:created' | 'room:updated'>): unknown {
  return { room: { id, name, topic, icon } };
}

function thatRoom({ room: { id } }: EventPayload<'room:archived' | 'room:unarchived'>): unknown {
  return { room: { id } };
}

/**
 * What of an event goes to who did it, or in whose own log it stands, when they export what is kept of them: nothing that others said. An event without a line
 * does not compile.
 */
export const toldEvents: { readonly [N in EventName]: (payload: EventPayload<N>) => unknown } = {
  'person:renamed': whole,
  'person:described': whole,
  'preferences:changed': whole,
  'room:created': inRoom,
  // Not how it was before: that may be somebody else’s.
  'room:updated': inRoom,
  'room:archived': thatRoom,
  'room:unarchived': thatRoom,
  // Without what others said there last.
  'room:joined': ({ summary: { room, role } }) => ({ room: { id: room.id }, role }),
  'room:left': whole,
  'member:joined': whole,
  'member:left': whole,
  'message:sent': whole,
  'read:marked': whole,
  'notice:posted': whole,
  'notice:dismissed': whole,
  'role:changed': whole,
  'person:deactivated': whole,
  'person:reactivated': whole,
  'person:deleted': whole,
  // Not what they were called: that is theirs.
  'person:blocked': ({ blocked: { id, at } }) => ({ blocked: { id, at } }),
  'person:unblocked': whole,
};
