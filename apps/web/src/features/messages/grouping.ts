import { createDayOf } from './day.ts';
import type { MessageRow, Row } from './rows.ts';

/** Messages of one author further apart than this are not grouped. */
const together = 300_000;
/** Rows in a group at most. */
const groupMost = 10;

const dayOf = createDayOf();

/** Whether two moments are of one day, on this device. */
export function sameDay(a: number, b: number): boolean {
  return dayOf(a) === dayOf(b);
}

/** Whether two messages, one below the other, are of one author and close in time. */
function goesOn(row: MessageRow, before: Row | undefined): boolean {
  return before?.kind === 'message' && before.author === row.author && row.at - before.at < together && sameDay(row.at, before.at);
}

/** Tells of each message whether it begins a group. */
export function createGrouping(start: boolean): (row: MessageRow, before: Row | undefined, ord: number) => boolean {
  // Where a run begins is not known of the first one, if there is more above.
  let inRun = start ? 0 : groupMost;
  let inGroup = 0;
  return (row, before, ord) => {
    const goes = goesOn(row, before);
    if (!goes && before !== undefined) inRun = 0;
    // Beyond the first group, by the messages’ own numbers: so nothing moves when the beginning of a long run is loaded.
    const first = !goes || inGroup >= groupMost || (inRun >= groupMost && ord % groupMost === 0);
    inGroup = first ? 1 : inGroup + 1;
    inRun += 1;
    return first;
  };
}
