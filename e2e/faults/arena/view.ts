import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Room, RoomSummary } from '@parley/shared/features/rooms.ts';
import type { Heads, LogEvent, PersonState, RoomState } from '@parley/shared/protocol.ts';

interface Line {
  readonly room: Room;
  readonly role: string;
  readonly seq: number;
  readonly ord: number;
  readonly readOrd: number;
}

/** What a device shows apart from messages, kept as simply as can be: in the end it must be what a new device shows. */
export interface View {
  readonly name: string;
  readonly list: ReadonlyMap<string, Line>;
  /** Of the rooms that it holds: id and `name role` of each member. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
  personSnapshot(state: PersonState): void;
  roomSnapshot(roomId: RoomId, state: RoomState): void;
  own(event: LogEvent): void;
  inRoom(room: string, seq: number, event: LogEvent): void;
  heads(heads: Heads): void;
  drop(room: string): void;
}

export function createView(): View {
  let name = '';
  const list = new Map<string, Line>();
  const members = new Map<string, Map<string, string>>();

  function line({ room, role, seq, ord, readOrd }: RoomSummary): void {
    list.set(room.id, { room, role, seq, ord, readOrd });
  }

  function change(room: string, to: (line: Line) => Partial<Line>): void {
    const known = list.get(room);
    if (known !== undefined) list.set(room, { ...known, ...to(known) });
  }

  function rename(room: string, id: PersonId, to: string): void {
    const role = members.get(room)?.get(id)?.split(' ').at(-1);
    if (role !== undefined) members.get(room)?.set(id, `${to} ${role}`);
  }

  return {
    get name() {
      return name;
    },
    list,
    members,
    personSnapshot(state) {
      name = state.people.person.name;
      list.clear();
      state.rooms.forEach(line);
    },
    roomSnapshot(roomId, state) {
      members.set(roomId, new Map(state.members.map((member) => [member.id, `${member.name} ${member.role}`])));
      const seq = state.messages.entries.at(-1)?.seq ?? 0;
      change(roomId, (before) => (seq >= before.seq ? { room: state.rooms, seq } : {}));
    },
    own(event) {
      if (event.type === 'room:joined') line(event.payload.summary);
      else if (event.type === 'room:left') list.delete(event.payload.roomId);
      else if (event.type === 'person:renamed') name = event.payload.person.name;
      else if (event.type === 'read:marked') change(event.payload.roomId, () => ({ readOrd: event.payload.ord }));
    },
    inRoom(room, seq, event) {
      change(room, (before) => ({ seq: Math.max(before.seq, seq) }));
      switch (event.type) {
        case 'message:sent':
          return change(room, () => ({ ord: event.payload.ord }));
        case 'room:updated':
        case 'room:archived':
        case 'room:unarchived':
          return change(room, () => ({ room: event.payload.room }));
        case 'member:joined':
          return void members.get(room)?.set(event.payload.member.id, `${event.payload.member.name} ${event.payload.member.role}`);
        case 'member:left':
          return void members.get(room)?.delete(event.payload.personId);
        case 'person:renamed':
          return rename(room, event.payload.person.id, event.payload.person.name);
        default:
      }
    },
    heads(heads) {
      for (const [room, [seq, ord]] of Object.entries(heads) as [string, readonly [number, number]][]) {
        change(room, (before) => ({ seq: Math.max(seq, before.seq), ord: Math.max(ord, before.ord) }));
      }
    },
    drop(room) {
      list.delete(room);
      members.delete(room);
    },
  };
}

/** All of a view as lines that can be compared. */
export function linesOf(view: View): readonly string[] {
  return [
    `name ${view.name}`,
    ...[...view.list].map(([id, { room, role, ord, readOrd }]) => `room ${id} ${JSON.stringify(room)} ${role} ord ${ord} read ${readOrd}`),
    ...[...view.members].flatMap(([room, people]) => [...people].map(([id, what]) => `member ${room} ${id} ${what}`)),
  ].toSorted();
}
