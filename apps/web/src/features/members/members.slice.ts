import type { Member } from '@parley/shared/features/members.ts';
import { defineSlice } from '../../store/define-slice.ts';
import type { EventPlace } from '../../store/facts.ts';
import { without } from '../../lib/records.ts';

/** Members of the rooms that the device holds, in no order. */
export type MembersState = Readonly<Record<string, readonly Member[]>>;

const initial: MembersState = {};

function change(state: MembersState, roomId: string, update: (members: readonly Member[]) => readonly Member[]): MembersState {
  const before = state[roomId];
  return before === undefined ? state : { ...state, [roomId]: update(before) };
}

function changeOne(state: MembersState, roomId: string, personId: string, update: Partial<Member>): MembersState {
  return change(state, roomId, (all) => all.map((member) => (member.id === personId ? { ...member, ...update } : member)));
}

function forget(state: MembersState, { personId }: { readonly personId: string }, { log }: EventPlace): MembersState {
  return change(state, log, (all) => all.filter(({ id }) => id !== personId));
}

export const members = defineSlice(initial, {
  events: {
    'member:joined': (state, { member }, { log }) => change(state, log, (all) => [...all.filter(({ id }) => id !== member.id), member]),
    'member:left': forget,
    'person:deleted': forget,
    'person:renamed': (state, { person: { id, name } }, { log }) => changeOne(state, log, id, { name }),
    'person:deactivated': (state, { personId }, { log }) => changeOne(state, log, personId, { deactivated: true }),
    'person:reactivated': (state, { personId }, { log }) => changeOne(state, log, personId, { deactivated: undefined }),
    'standing:changed': (state, { personId, standing }, { log }) => changeOne(state, log, personId, { standing }),
  },
  room: { members: (state, all, roomId) => ({ ...state, [roomId]: all }) },
  local: {
    'room:gone': (state, { roomId }) => without(state, roomId),
    'room:released': (state, { roomId }) => without(state, roomId),
  },
});
