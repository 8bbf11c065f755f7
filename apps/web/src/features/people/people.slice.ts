import { DEPARTED } from '@parley/shared/departed.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** Everybody this device has met: members, and authors who left. */
export interface PeopleState {
  /** Names by id. */
  readonly names: Readonly<Record<string, string>>;
  /** When the name was said by an event. A person's name is said in many logs, and one of them may be caught up with late. */
  readonly since: Readonly<Record<string, number>>;
}

type Named = Pick<Person, 'id' | 'name'>;

const initial: PeopleState = { names: {}, since: {} };

/** From a snapshot: as it stands. */
function learn(state: PeopleState, people: readonly Named[]): PeopleState {
  const news = people.filter(({ id, name }) => state.names[id] !== name);
  return news.length === 0 ? state : { ...state, names: { ...state.names, ...Object.fromEntries(news.map(({ id, name }) => [id, name])) } };
}

/** From an event: unless something later was heard already. */
function hear(state: PeopleState, person: Named, at: number): PeopleState {
  const known = state.since[person.id] ?? 0;
  if (at < known) return state;
  const next = learn(state, [person]);
  return at === known ? next : { ...next, since: { ...next.since, [person.id]: at } };
}

export const people = defineSlice(initial, {
  events: {
    'member:joined': (state, { member }, { at }) => hear(state, member, at),
    'member:left': (state, { personId, name }, { at }) => hear(state, { id: personId, name }, at),
    'person:deleted': (state, { personId: id }, { at }) => hear(state, { id, name: DEPARTED }, at),
    'person:renamed': (state, { person }, { at }) => hear(state, person, at),
  },
  room: {
    members: learn,
    messages: (state, { people: authors }) => learn(state, authors),
  },
  person: { people: (state, { person }) => learn(state, [person]) },
  local: {
    'me:known': (state, me) => learn(state, [me]),
    // A page may have been read before a renaming that came first: it only adds.
    'page:came': (state, { page }) =>
      learn(
        state,
        page.people.filter(({ id }) => state.names[id] === undefined),
      ),
  },
});
