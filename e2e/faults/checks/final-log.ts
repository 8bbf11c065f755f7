import type { Transition } from '../history/log-table.ts';

/** An entry of a room's log as the public API tells it in the end. */
export interface FinalEntry {
  readonly seq: number;
  readonly hash: number;
  /** Of a message: its id and what makes its text unlike all others. */
  readonly id: string | null;
  readonly mark: string | null;
}

/** One room's whole log, read page by page when everything is over. */
export interface FinalLog {
  readonly room: string;
  readonly entries: readonly FinalEntry[];
  readonly transitions: readonly Transition[];
}

export function headOf(log: FinalLog): number {
  return log.entries.at(-1)?.seq ?? 0;
}

export function messagesOf(log: FinalLog): number {
  return log.entries.reduce((sum, { id }) => sum + (id === null ? 0 : 1), 0);
}

/** Where each message stands. */
export function placesOf(logs: readonly FinalLog[]): ReadonlyMap<string, number> {
  return new Map(logs.flatMap(({ entries }) => entries.flatMap(({ id, seq }): [string, number][] => (id === null ? [] : [[id, seq]]))));
}

/** Whether a person is a member once the log stands at `seq`. */
export function isInside(transitions: readonly Transition[], person: string, seq: number): boolean {
  return transitions.findLast((each) => each.person === person && each.seq <= seq)?.inside ?? false;
}
