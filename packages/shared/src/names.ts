import type { EventName, SignalName, TimelineEventName } from './protocol.ts';

// What a device must tell apart by its name, without the schemas: they would be a tenth of all that a page loads before its first
// message. One name too few or too many, or whether it is a line in the timeline, does not compile.

/** Whether each is a line in the timeline. */
const events = {
  'person:renamed': true,
  'person:described': false,
  'preferences:changed': false,
  'room:created': true,
  'room:updated': true,
  'room:archived': true,
  'room:unarchived': true,
  'room:joined': false,
  'room:left': false,
  'member:joined': true,
  'member:left': true,
  'message:sent': true,
  'read:marked': false,
  'notice:posted': false,
  'notice:dismissed': false,
  'role:changed': false,
  'standing:changed': false,
  'person:deactivated': false,
  'person:reactivated': false,
  'person:deleted': false,
  'person:blocked': false,
  'person:unblocked': false,
} as const satisfies { readonly [N in EventName]: N extends TimelineEventName ? true : false };

const signals = {
  'typing:changed': true,
  'presence:changed': true,
  'presence:listed': true,
  'seen:changed': true,
} as const satisfies Record<SignalName, true>;

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

export function isTimelineEvent(name: string): name is TimelineEventName {
  return isEvent(name) && events[name];
}

/** Every event that is a line in the room's timeline. */
export const timelineEvents = Object.keys(events).filter(isTimelineEvent);

export function isSignal(name: string): name is SignalName {
  return Object.hasOwn(signals, name);
}
