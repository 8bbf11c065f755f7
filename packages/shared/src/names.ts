import type { EventName, SignalName } from './protocol.ts';

// What a device must tell apart by its name, without the schemas: they would be a tenth of all that a page loads before its first
// message. One name too few or too many does not compile.

const events = {
  'person:renamed': true,
  'room:created': true,
  'room:updated': true,
  'room:archived': true,
  'room:unarchived': true,
  'room:joined': true,
  'room:left': true,
  'member:joined': true,
  'member:left': true,
  'message:sent': true,
  'read:marked': true,
  'notice:posted': true,
  'notice:dismissed': true,
} as const satisfies Record<EventName, true>;

const signals = {
  'typing:changed': true,
  'presence:changed': true,
  'presence:listed': true,
} as const satisfies Record<SignalName, true>;

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

export function isSignal(name: string): name is SignalName {
  return Object.hasOwn(signals, name);
}
