import type { RoomState } from '@parley/shared/protocol.ts';

/**
 * Rooms were kept at different times, and somebody may have changed their name in between: the later word counts, and before both what the
 * server has said in this run. `known`: the names by id, as the device has them now.
 */
export function createKeptNames(known: () => Readonly<Record<string, string>>): (state: RoomState, savedAt: number) => RoomState {
  const told = new Map<string, { readonly name: string; readonly savedAt: number }>();

  function named<Person extends { readonly id: string; readonly name: string }>(person: Person, savedAt: number): Person {
    const { id, name } = person;
    const now = known()[id];
    const before = told.get(id);
    // By the same room, a line ago.
    if (before?.savedAt === savedAt && before.name === name) return person;
    if (now === undefined || (before?.name === now && before.savedAt < savedAt)) {
      told.set(id, { name, savedAt });
      return person;
    }
    return now === name ? person : { ...person, name: now };
  }

  return (state, savedAt) => ({
    ...state,
    members: state.members.map((member) => named(member, savedAt)),
    messages: { ...state.messages, people: state.messages.people.map((person) => named(person, savedAt)) },
  });
}
