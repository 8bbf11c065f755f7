/** Runs the task while no other tab runs one; not at all once that has been given up before its turn came. */
export type TabTurn = (task: () => Promise<void>, stop: AbortSignal) => Promise<void>;

/** One turn for the tabs of this browser, by a name of its own. */
export function createTabTurn(name: string): TabTurn {
  return async (task, stop) => {
    let begun = false;
    function begin(): Promise<void> {
      begun = true;
      return task();
    }
    // Without encryption a browser gives out no locks.
    if (!('locks' in navigator)) return begin();
    try {
      await navigator.locks.request(name, { signal: stop }, begin);
    } catch (error) {
      if (begun) throw error;
      if (!stop.aborted) await begin();
    }
  };
}
