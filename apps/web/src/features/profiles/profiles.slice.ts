import type { Profile } from '@parley/shared/features/profiles.ts';
import { endIn, profileAt } from '@parley/shared/status-at.ts';
import { without } from '../../lib/records.ts';
import { defineSlice } from '../../store/define-slice.ts';
import type { EventPlace } from '../../store/facts.ts';

type ByPerson = Readonly<Record<string, Profile>>;

export interface ProfilesState {
  readonly mine: Profile;
  /** Of the members of each room that the device holds; who is missing has set nothing. */
  readonly byRoom: Readonly<Record<string, ByPerson>>;
}

const initial: ProfilesState = { mine: {}, byRoom: {} };

function inRoom(state: ProfilesState, roomId: string, update: (people: ByPerson) => ByPerson): ProfilesState {
  const before = state.byRoom[roomId];
  const after = before && update(before);
  return after === undefined || after === before ? state : { ...state, byRoom: { ...state.byRoom, [roomId]: after } };
}

function forget(state: ProfilesState, { roomId }: { readonly roomId: string }): ProfilesState {
  const byRoom = without(state.byRoom, roomId);
  return byRoom === state.byRoom ? state : { ...state, byRoom };
}

function forgetPerson(state: ProfilesState, { personId }: { readonly personId: string }, { log }: EventPlace): ProfilesState {
  return inRoom(state, log, (people) => without(people, personId));
}

function put(people: ByPerson, id: string, profile: Profile): ByPerson {
  return Object.keys(profile).length === 0 ? without(people, id) : { ...people, [id]: profile };
}

/** The same object unless something has ended: a room may have thousands of people. */
function peopleAt(people: ByPerson, now: number): ByPerson {
  const entries = Object.entries(people);
  if (entries.every(([, profile]) => endIn(profile) > now)) return people;
  return Object.fromEntries(
    entries.flatMap(([id, profile]) => {
      const left = profileAt(profile, now);
      return Object.keys(left).length === 0 ? [] : [[id, left]];
    }),
  );
}

/** What people say of themselves. */
export const profiles = defineSlice(initial, {
  events: {
    // A person’s own log has their id.
    'person:described': (state, { personId, profile }, { log }) =>
      log === personId ? { ...state, mine: profile } : inRoom(state, log, (people) => put(people, personId, profile)),
    'member:left': forgetPerson,
    'person:deleted': forgetPerson,
  },
  room: { profiles: (state, people, roomId) => ({ ...state, byRoom: { ...state.byRoom, [roomId]: people } }) },
  person: { profiles: (state, mine) => ({ ...state, mine }) },
  local: {
    'room:gone': forget,
    'room:released': forget,
    'time:passed': (state, { now }) =>
      (nextStatusEnd(state) ?? Infinity) > now
        ? state
        : {
            mine: profileAt(state.mine, now),
            byRoom: Object.fromEntries(Object.entries(state.byRoom).map(([id, people]) => [id, peopleAt(people, now)])),
          },
  },
});

/** When the next status ends that the device knows of, or the next Do not disturb that was set by hand; null: none does. */
export function nextStatusEnd({ mine, byRoom }: ProfilesState): number | null {
  let next = endIn(mine);
  for (const people of Object.values(byRoom)) {
    for (const profile of Object.values(people)) next = Math.min(next, endIn(profile));
  }
  return next === Infinity ? null : next;
}
