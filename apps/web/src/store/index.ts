import { blocking } from '../features/blocking/blocking.slice.ts';
import { dnd } from '../features/dnd/dnd.slice.ts';
import { members } from '../features/members/members.slice.ts';
import { drafts } from '../features/messages/drafts.slice.ts';
import { messages } from '../features/messages/messages.slice.ts';
import { outbox } from '../features/messages/outbox.slice.ts';
import { notices } from '../features/notices/notices.slice.ts';
import { people } from '../features/people/people.slice.ts';
import { session } from '../features/people/session.slice.ts';
import { preferences } from '../features/preferences/preferences.slice.ts';
import { presence } from '../features/presence/presence.slice.ts';
import { profiles } from '../features/profiles/profiles.slice.ts';
import { reading } from '../features/reading/reading.slice.ts';
import { roles } from '../features/roles/roles.slice.ts';
import { rooms } from '../features/rooms/rooms.slice.ts';
import { seen } from '../features/seen/seen.slice.ts';
import { typing } from '../features/typing/typing.slice.ts';
import { complete, type StateOf } from './complete.ts';
import type { Fact } from './facts.ts';
import { fold } from './fold.ts';

/** Every corner of the state. What nobody here handles, by `ignore` at the least, does not compile. */
export const slices = complete({
  session,
  people,
  profiles,
  preferences,
  dnd,
  rooms,
  members,
  messages,
  outbox,
  typing,
  presence,
  notices,
  reading,
  drafts,
  roles,
  blocking,
  seen,
});

export type ChatState = StateOf<typeof slices>;

export const initialState = Object.fromEntries(Object.entries(slices).map(([name, slice]) => [name, slice.initial])) as ChatState;

/** The state after a fact; the same object if nothing changed. */
export function reduce(state: ChatState, fact: Fact): ChatState {
  return fold(slices, state, fact);
}
