/** Remembers the last `most` things it was told. */
export interface Recent<Thing> {
  add(thing: Thing): void;
  has(thing: Thing): boolean;
}

export function createRecent<Thing>(most: number): Recent<Thing> {
  const things = new Set<Thing>();
  return {
    add(thing) {
      things.delete(thing);
      things.add(thing);
      const [oldest] = things;
      if (things.size > most && oldest !== undefined) things.delete(oldest);
    },
    has: (thing) => things.has(thing),
  };
}
