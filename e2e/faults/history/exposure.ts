import { Intervals } from './intervals.ts';

/**
 * What of a room came to a person, over any of their connections. `pushed`: events that the server sent of itself. `heads`: as of
 * which seq the server told where the room stands or read from it on request.
 */
export interface Exposure {
  readonly pushed: Intervals;
  readonly heads: Set<number>;
}

/** By room and person. */
export class Exposures {
  readonly #all = new Map<string, Map<string, Exposure>>();

  of(room: string, person: string): Exposure {
    const byPerson = this.#all.get(room) ?? new Map<string, Exposure>();
    this.#all.set(room, byPerson);
    const known = byPerson.get(person) ?? { pushed: new Intervals(), heads: new Set<number>() };
    byPerson.set(person, known);
    return known;
  }

  clear(): void {
    this.#all.clear();
  }

  *entries(): Generator<readonly [room: string, person: string, exposure: Exposure]> {
    for (const [room, byPerson] of this.#all) for (const [person, exposure] of byPerson) yield [room, person, exposure];
  }
}
