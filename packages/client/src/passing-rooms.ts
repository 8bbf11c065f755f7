import type { RoomId } from '@parley/shared/ids.ts';
import type { Heads } from '@parley/shared/protocol.ts';
import type { Run } from './core/cursor.ts';
import { pass } from './core/passing.ts';

/** The rooms that the device does not hold: what it has heard of them, for their lines in the list of rooms. */
export interface PassingRooms {
  /** What of the run is new. */
  run(room: string, run: Run): Run | null;
  /** The list shows the room as it stood at this seq, by a snapshot of either. */
  listed(room: string, seq: number): void;
  /** While the room is held, an event of it told the list as much, if it did not know more. */
  heard(room: string, seq: number): void;
  /** Whether the list is out of date, by where the logs stand after an absence. */
  missedAway(heads: Heads): boolean;
  /** Whether something was lost on the way: it was in the beacon before this one and did not come, or something after it came. */
  missedHere(heads: Heads): boolean;
  /** Something is missing from the list, and is not known to be on its way. */
  lacks(): boolean;
  /** The list is new: nothing is missing from it. */
  settle(): void;
  reset(): void;
}

export function createPassingRooms(isHeld: (room: string) => boolean): PassingRooms {
  const last = new Map<string, number>();
  let beacon: Heads = {};
  let hole = false;

  return {
    run(room, run) {
      const passing = pass(last.get(room), run);
      if (passing === null) return null;
      last.set(room, passing.last);
      hole ||= passing.hole;
      return passing.fresh;
    },
    listed: (room, seq) => void last.set(room, seq),
    heard: (room, seq) => void last.set(room, Math.max(last.get(room) ?? 0, seq)),
    missedAway(heads) {
      let missed = hole;
      beacon = {};
      for (const [room, [seq]] of entriesOf(heads)) {
        if (isHeld(room) || last.get(room) === seq) continue;
        missed = true;
        // Further than the log itself: it was set back.
        if ((last.get(room) ?? 0) > seq) last.set(room, seq);
      }
      return missed;
    },
    missedHere(heads) {
      const missed = hole || entriesOf(beacon).some(([room, [seq]]) => !isHeld(room) && (last.get(room) ?? 0) < seq);
      beacon = heads;
      hole = false;
      return missed;
    },
    lacks: () => hole,
    settle() {
      beacon = {};
      hole = false;
    },
    reset: () => last.clear(),
  };
}

function entriesOf(heads: Heads): [RoomId, Heads[RoomId]][] {
  return Object.entries(heads) as [RoomId, Heads[RoomId]][];
}
