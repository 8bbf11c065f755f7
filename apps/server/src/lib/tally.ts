/** How many there are of each key, up to a bound: looking and counting are one step. */
export interface Tally {
  isFull(key: string): boolean;
  /** Counts one more; false, and nothing counted, if there are as many as there may be. */
  enter(key: string): boolean;
  leave(key: string): void;
}

export function createTally(most: number): Tally {
  const counts = new Map<string, number>();
  function count(key: string): number {
    return counts.get(key) ?? 0;
  }
  return {
    isFull: (key) => count(key) >= most,
    enter(key) {
      if (count(key) >= most) {
        return false;
      }
      counts.set(key, count(key) + 1);
      return true;
    },
    leave(key) {
      if (count(key) > 1) {
        counts.set(key, count(key) - 1);
      } else {
        counts.delete(key);
      }
    },
  };
}
