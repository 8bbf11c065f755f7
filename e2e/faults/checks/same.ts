import type { Violation } from '../history/violations.ts';
import { type FinalLog, messagesOf } from './final-log.ts';

/** I8: a device shows what a new one shows. Lines as of `linesOf`; of members only those of rooms that both hold. */
export function asOnANewDevice(who: string, mine: readonly string[], fresh: readonly string[]): Violation[] {
  const here = new Set(mine);
  const there = new Set(fresh);
  return [
    ...mine
      .filter((line) => !there.has(line))
      .map((line): Violation => ({ invariant: 'I8', what: `${who} shows what a new device does not: ${line}` })),
    ...fresh
      .filter((line) => !here.has(line))
      .map((line): Violation => ({ invariant: 'I8', what: `${who} does not show what a new device does: ${line}` })),
  ];
}

/** A room's line in the list of a device. */
export interface Counted {
  readonly who: string;
  readonly room: string;
  readonly ord: number;
  readonly readOrd: number;
}

/** I9: what is unread is what the log counts, and nobody has read what is not there. */
export function unreadAsCounted(lines: readonly Counted[], logs: readonly FinalLog[]): Violation[] {
  const counts = new Map(logs.map((log) => [log.room, messagesOf(log)]));
  return lines.flatMap(({ who, room, ord, readOrd }): Violation[] => {
    const count = counts.get(room);
    if (count === undefined) return [];
    if (ord !== count) return [{ invariant: 'I9', what: `${who} counts ${ord} messages in ${room}; there are ${count}` }];
    return readOrd > count ? [{ invariant: 'I9', what: `${who} has read ${readOrd} of ${count} in ${room}` }] : [];
  });
}

/** What a device was told of a position it asked for. */
export interface Told {
  readonly person: string;
  readonly room: string;
  readonly told: number | null;
  readonly endedAt: number;
}

/** I9: a read position that the server confirmed is not lost. `since`: when the person came to the room for the last time. */
export function readStaysRead(reads: readonly Told[], positions: ReadonlyMap<string, number>, moved: ReadonlySet<string>): Violation[] {
  return reads.flatMap(({ person, room, told }): Violation[] => {
    const key = `${person} ${room}`;
    const position = positions.get(key);
    if (told === null || position === undefined || moved.has(key) || position >= told) return [];
    return [{ invariant: 'I9', what: `${person} had read ${told} of ${room} and is back at ${position}` }];
  });
}
