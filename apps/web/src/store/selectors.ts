import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { LastMessage, MyRoom } from '../features/rooms/rooms.slice.ts';
import type { ChatState } from './index.ts';

// What takes more than one corner of the state. Each returns what is in the state, or a primitive.

/** How far a room was read: by what the server is being told, else by what it knows. */
export function readOrdOf(state: ChatState, { room, readOrd }: MyRoom): number {
  return state.reading.told[room.id]?.ord ?? readOrd;
}

/** Unread messages of a room. None where its end is being read. */
export function unreadOf(state: ChatState, mine: MyRoom): number {
  const { shown, atEnd, attentive, kept } = state.reading;
  if (shown === mine.room.id && atEnd && attentive && !kept) return 0;
  return Math.max(0, mine.ord - readOrdOf(state, mine));
}

/** Who wrote the last message of a room; empty where the name is not known here. */
export function authorOfLast(state: ChatState, last: LastMessage): string {
  return last.author ?? (last.authorId === null ? '' : (state.people.names[last.authorId] ?? ''));
}

/** A room of mine by the last part of its address. */
export function roomBySlug(state: ChatState, slug: string): MyRoom | undefined {
  return Object.values(state.rooms.byId).find(({ room }) => room.slug === slug);
}

/** Whether I am online or away, as far as this device’s rooms tell; nothing before the first connection. */
export function myPresence(state: ChatState): PresenceState | undefined {
  const { me, lost } = state.session;
  if (lost === null) return;
  if (me === null || lost) return 'offline';
  const seen = Object.values(state.presence).map((here) => here[me.id]);
  return seen.includes('online') || seen.length === 0 ? 'online' : (seen.find((shown) => shown !== undefined) ?? 'online');
}
