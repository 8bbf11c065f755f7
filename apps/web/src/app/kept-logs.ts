import type { PersonState, RoomState } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import type { RowChanges } from '../lib/kept-rows.ts';

/** Rooms kept; those written longest ago go. */
const most = 30;
/** Another version may have made something else of it. The last part: of how it is kept. */
const version = `${PROTOCOL_VERSION}.1`;

interface KeptRow<State> {
  readonly v: string;
  readonly personId: string;
  readonly epoch: string;
  readonly at: number;
  /** By the device’s clock. */
  readonly savedAt: number;
  readonly state: State;
}

/** The person’s own log, and which rooms are kept beside it. */
export interface ListRow extends KeptRow<PersonState> {
  readonly rooms: Readonly<Record<string, { readonly at: number; readonly savedAt: number }>>;
}
export type RoomRow = KeptRow<RoomState>;
export type LogRow = ListRow | RoomRow;

/** The key of the list. The others are those of the rooms. */
export const listKey = 'list';

/** What a device has of its logs at one moment: the list as of `at`, and the rooms that have changed since it was last kept. */
export interface Copies {
  readonly personId: string;
  readonly epoch: string;
  readonly at: number;
  readonly savedAt: number;
  readonly state: PersonState;
  readonly rooms: readonly { readonly id: string; readonly at: number; readonly state: RoomState }[];
}

/** Whether the row is of this version and this person. */
export function isMine<Row extends LogRow>(row: Row | undefined, personId: string): row is Row {
  return row?.v === version && row.personId === personId;
}

/** What is written when these rows are there. It only moves forward: null if another tab of the browser was further. */
export function changesFor(before: ListRow | undefined, { rooms: copies, ...mine }: Copies): RowChanges<LogRow> | null {
  const kept = isMine(before, mine.personId) && before.epoch === mine.epoch ? before : undefined;
  if (kept !== undefined && kept.at > mine.at) return null;
  const { personId, epoch, savedAt } = mine;
  const rooms = { ...kept?.rooms };
  const put = new Map<string, LogRow>();
  for (const { id, at, state } of copies) {
    if ((rooms[id]?.at ?? -1) >= at) continue;
    rooms[id] = { at, savedAt };
    put.set(id, { v: version, personId, epoch, at, savedAt, state });
  }
  const ofPerson = new Set<string>(mine.state.rooms.map(({ room }) => room.id));
  const inTurn = Object.keys(rooms).toSorted((a, b) => (rooms[b]?.savedAt ?? 0) - (rooms[a]?.savedAt ?? 0));
  const gone = [...inTurn.filter((id) => !ofPerson.has(id)), ...inTurn.filter((id) => ofPerson.has(id)).slice(most)];
  for (const id of gone) {
    delete rooms[id];
    put.delete(id);
  }
  put.set(listKey, { v: version, ...mine, rooms } satisfies ListRow);
  return { afresh: before !== undefined && kept === undefined, put, gone };
}
