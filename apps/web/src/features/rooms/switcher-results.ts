import { fuzzyMatch, type Match } from '../../lib/fuzzy.ts';
import type { RoomLine } from './room-line.ts';

export interface RoomHit {
  readonly line: RoomLine;
  readonly match: Match;
}

const most = 12;

/** Rooms that fit what was typed, best first; with nothing typed: unread first, then where something was said last. */
export function findRooms(query: string, lines: readonly RoomLine[], currentId: string | null): readonly RoomHit[] {
  const hits: RoomHit[] = [];
  for (const line of lines) {
    // Where one is already is no place to jump to.
    if (query.trim() === '' && line.room.id === currentId) continue;
    const match = fuzzyMatch(query, line.room.name);
    if (match !== null) hits.push({ line, match: line.room.archivedAt === null ? match : { ...match, score: match.score - 60 } });
  }
  return hits.toSorted(byScore).slice(0, most);
}

function byScore(a: RoomHit, b: RoomHit): number {
  return b.match.score - a.match.score || Number(b.line.unread > 0) - Number(a.line.unread > 0) || (b.line.last?.at ?? 0) - (a.line.last?.at ?? 0);
}
