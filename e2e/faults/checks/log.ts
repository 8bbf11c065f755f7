import type { LogTable } from '../history/log-table.ts';
import type { Violation } from '../history/violations.ts';
import { type FinalLog, headOf } from './final-log.ts';

/** I3: 1, 2, 3 … without a hole. `planted`: events of no known type that a fault put there; the API's pages leave them out. */
export function withoutHole({ room, entries }: FinalLog, planted: ReadonlySet<number>): Violation[] {
  const found: Violation[] = [];
  let expected = 1;
  for (const { seq } of entries) {
    while (planted.has(expected) && expected < seq) expected += 1;
    if (seq !== expected) found.push({ invariant: 'I3', what: `${room} goes on with ${seq} where ${expected} was due` });
    expected = seq + 1;
  }
  return found;
}

/** I4: what devices saw is what the log says, and nothing that they saw is missing from it. */
export function asTheLogSays({ room, entries }: FinalLog, table: LogTable, planted: ReadonlySet<number>): Violation[] {
  const found: Violation[] = entries.flatMap(({ seq, hash }): Violation[] => {
    const seen = table.at(seq);
    return seen === undefined || seen === hash ? [] : [{ invariant: 'I4', what: `devices saw another event ${seq} of ${room} than the log has` }];
  });
  const there = new Set(entries.map(({ seq }) => seq));
  for (let seq = 1; seq <= table.head; seq += 1) {
    if (table.at(seq) !== undefined && !there.has(seq) && !planted.has(seq)) {
      found.push({ invariant: 'I4', what: `devices saw event ${seq} of ${room}, which the log does not have` });
    }
  }
  return found;
}

/** Where a device stands in the rooms that it holds. */
export interface Standing {
  readonly who: string;
  readonly at: ReadonlyMap<string, number>;
}

/** I4: in the end every device stands at the head of every room that it holds: at the last event that a client can read. */
export function allAtTheHead(devices: readonly Standing[], logs: readonly FinalLog[]): Violation[] {
  return logs.flatMap((log) => {
    const head = headOf(log);
    return devices.flatMap(({ who, at }): Violation[] => {
      const stands = at.get(log.room);
      return stands === undefined || stands === head ? [] : [{ invariant: 'I4', what: `${who} ended at ${stands} of ${head} in ${log.room}` }];
    });
  });
}
