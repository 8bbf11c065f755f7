import type { Person } from '@parley/shared/features/people.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** Names by id, of everybody this device has met: members, and authors who left. */
export type PeopleState = Readonly<Record<string, string>>;

const initial: PeopleState = {};

function learn(state: PeopleState, people: readonly Pick<Person, 'id' | 'name'>[]): PeopleState {
  const news = people.filter(({ id, name }) => state[id] !== name);
  return news.length === 0 ? state : { ...state, ...Object.fromEntries(news.map(({ id, name }) => [id, name])) };
}

export const people = defineSlice(initial, {
  events: {
    'member:joined': (state, { member }) => learn(state, [member]),
    'member:left': (state, { personId, name }) => learn(state, [{ id: personId, name }]),
    'person:renamed': (state, { person }) => learn(state, [person]),
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
        page.people.filter(({ id }) => state[id] === undefined),
      ),
  },
});
