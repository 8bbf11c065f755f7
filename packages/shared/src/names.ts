import type { EventName, SignalName, TimelineEventName } from './protocol.ts';

// What a device must tell apart by its name, without the schemas: they would be a tenth of all that a page loads before its first
// message. One name too few or too many, or whether it is a line in the timeline, does not compile.

const events = {
  'person:renamed': 'line',
  'person:described': 'state',
  'preferences:changed': 'state',
  'room:created': 'line',
  'room:updated': 'line',
  'room:archived': 'line',
  'room:unarchived': 'line',
  'room:joined': 'state',
  'room:left': 'state',
  'member:joined': 'line',
  'member:left': 'line',
  'message:sent': 'line',
  'read:marked': 'state',
  'notice:posted': 'state',
  'notice:dismissed': 'state',
  'role:changed': 'state',
  'person:deactivated': 'state',
  'person:reactivated': 'state',
  'person:deleted': 'state',
  'person:blocked': 'state',
  'person:unblocked': 'state',
} as const satisfies { readonly [N in EventName]: N extends TimelineEventName ? 'line' : 'state' };

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
  return isEvent(name) && events[name] === 'line';
}

/** Every event that is a line in the room's timeline. */
export const timelineEvents = Object.keys(events).filter(isTimelineEvent);

export function isSignal(name: string): name is SignalName {
  return Object.hasOwn(signals, name);
}
