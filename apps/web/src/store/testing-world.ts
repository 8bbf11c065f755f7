import { DEPARTED } from '@parley/shared/departed.ts';
import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { Member } from '@parley/shared/features/members.ts';
import type { TimelineEntry } from '@parley/shared/features/messages.ts';
import type { Notice } from '@parley/shared/features/notices.ts';
import { looksAfter, standingOf, type WorkspaceRole } from '@parley/shared/roles.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import type { Profile } from '@parley/shared/features/profiles.ts';
import type { Room, RoomSummary } from '@parley/shared/features/rooms.ts';
import { previewOf } from '@parley/shared/preview.ts';
import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { leftOf } from '@parley/shared/left-of.ts';
import { type EventName, type EventPayload, events, type LogEvent, type PersonState, type RoomState } from '@parley/shared/protocol.ts';

/** An event as a device gets it. */
export interface Delivery {
  readonly log: LogId;
  readonly seq: number;
  readonly event: LogEvent;
}

interface ModelRoom {
  room: Room;
  members: Map<PersonId, Member>;
  log: LogEvent[];
  ord: number;
  readOrd: number;
}

/** An id that says what it is of; brand it where it is used. */
function testId(kind: number, n: number): string {
  return `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A server made of the rules alone: what it does to its state stands beside the event that says so. The device is person 0’s. */
export function createWorld(deliver: (delivery: Delivery) => void) {
  const people = [0, 1, 2].map((n): Person => ({ id: testId(1, n) as PersonId, name: `Person ${n}` }));
  const me = people[0] as Person;
  const deactivated = new Set<PersonId>();
  const gone = new Set<PersonId>();
  const profiles = new Map<PersonId, Profile>();
  const rooms = new Map<RoomId, ModelRoom>();
  let notices: Notice[] = [];
  let preferences: Preferences = {};
  const roles = new Map<PersonId, WorkspaceRole>();
  let blocked: BlockedPerson[] = [];
  let mySeq = 0;
  let clock = 1_000_000;
  let count = 0;

  function mine({ members }: ModelRoom): boolean {
    return members.has(me.id);
  }

  function tell<N extends EventName>(type: N, payload: EventPayload<N>): void {
    mySeq += 1;
    deliver({ log: me.id, seq: mySeq, event: { type, payload, actor: null, at: clock } as LogEvent });
  }

  function append<N extends EventName>(to: ModelRoom, type: N, actor: PersonId, payload: EventPayload<N>): void {
    clock += 1_000;
    const event = { type, payload, actor, at: clock } as LogEvent;
    to.log.push(event);
    if (mine(to)) deliver({ log: to.room.id, seq: to.log.length, event });
  }

  function standAs(to: ModelRoom, { id }: Person): void {
    const member = to.members.get(id);
    if (member === undefined) return;
    const { standing: _before, ...rest } = member;
    const standing = standingOf(roles.get(id) ?? 'guest');
    const now = standing === undefined ? {} : { standing };
    to.members.set(id, { ...rest, ...now });
    append(to, 'standing:changed', id, { personId: id, ...now });
  }

  function nameOf(id: PersonId | null): string {
    return people.find((person) => person.id === id)?.name ?? '';
  }

  function summaryOf({ room, members, log, ord, readOrd }: ModelRoom): RoomSummary {
    const last = log.findLast((event) => event.type === 'message:sent');
    return {
      room,
      role: members.get(me.id)?.role ?? 'member',
      seq: log.length,
      ord,
      readOrd,
      last:
        last?.type === 'message:sent'
          ? { author: nameOf(last.actor), ...(last.actor !== null && { authorId: last.actor }), text: previewOf(last.payload.body), at: last.at }
          : null,
    };
  }

  function join(to: ModelRoom, person: Person): void {
    if (to.members.has(person.id)) return;
    if (deactivated.has(person.id) || gone.has(person.id)) return;
    const member: Member = { ...person, role: to.room.createdBy === person.id ? 'owner' : 'member', joinedAt: clock };
    to.members.set(person.id, member);
    append(to, 'member:joined', person.id, { member });
    const profile = profiles.get(person.id);
    if (profile !== undefined) append(to, 'person:described', person.id, { personId: person.id, profile });
    if (looksAfter(roles.get(person.id) ?? 'guest')) standAs(to, person);
    if (person.id !== me.id) return;
    to.readOrd = to.ord;
    tell('room:joined', { summary: summaryOf(to) });
  }

  function leave(to: ModelRoom, { id, name }: Person): void {
    if (!to.members.has(id)) return;
    append(to, 'member:left', id, { personId: id, name });
    to.members.delete(id);
    if (id === me.id) tell('room:left', { roomId: to.room.id });
  }

  function change(to: ModelRoom, type: 'room:archived' | 'room:unarchived', by: Person): void {
    if (!to.members.has(by.id)) return;
    to.room = { ...to.room, archivedAt: type === 'room:archived' ? clock : null };
    append(to, type, by.id, { room: to.room });
  }

  return {
    me,
    people,
    rooms,
    join,
    leave,
    change,
    create(by: Person): void {
      if (gone.has(by.id)) return;
      count += 1;
      const id = testId(2, count) as RoomId;
      const room: Room = {
        id,
        slug: `room-${count}`,
        name: `Room ${count}`,
        topic: '',
        icon: '',
        createdBy: by.id,
        createdAt: clock,
        archivedAt: null,
        lobby: false,
      };
      const made: ModelRoom = { room, members: new Map(), log: [], ord: 0, readOrd: 0 };
      rooms.set(id, made);
      append(made, 'room:created', by.id, { room });
      join(made, by);
    },
    send(to: ModelRoom, by: Person, body: string): void {
      if (!to.members.has(by.id)) return;
      count += 1;
      to.ord += 1;
      append(to, 'message:sent', by.id, { id: testId(3, count) as MessageId, ord: to.ord, body });
    },
    update(to: ModelRoom, by: Person, name: string): void {
      if (!to.members.has(by.id)) return;
      const before = { name: to.room.name, topic: to.room.topic };
      to.room = { ...to.room, name, topic: `About ${name}` };
      append(to, 'room:updated', by.id, { room: to.room, before });
    },
    rename(who: Person, name: string): void {
      if (gone.has(who.id)) return;
      // Of people with whom a room is shared no more nothing is heard: what they wrote keeps the name they had.
      if ([...rooms.values()].some(({ members, log }) => !members.has(who.id) && log.some(({ actor }) => actor === who.id))) return;
      const index = people.indexOf(who);
      const person = { id: who.id, name };
      people[index] = person;
      if (who.id === me.id) tell('person:renamed', { person, before: who.name });
      for (const room of rooms.values()) {
        const member = room.members.get(who.id);
        if (member === undefined) continue;
        room.members.set(who.id, { ...member, name });
        append(room, 'person:renamed', who.id, { person, before: who.name });
      }
    },
    describe(who: Person, profile: Profile): void {
      if (gone.has(who.id)) return;
      if (Object.keys(profile).length === 0) profiles.delete(who.id);
      else profiles.set(who.id, profile);
      if (who.id === me.id) tell('person:described', { personId: who.id, profile });
      for (const room of rooms.values()) if (room.members.has(who.id)) append(room, 'person:described', who.id, { personId: who.id, profile });
    },
    /** Makes nobody of somebody; not of whose device this is. What they did before is left with what may be left of it. */
    remove(who: Person, erased: boolean): void {
      if (who.id === me.id || gone.has(who.id)) return;
      gone.add(who.id);
      deactivated.delete(who.id);
      profiles.delete(who.id);
      blocked = blocked.map((each) => (each.id === who.id ? { ...each, name: DEPARTED } : each));
      people[people.indexOf(who)] = { id: who.id, name: DEPARTED };
      for (const room of rooms.values()) {
        if (room.log.every(({ actor }) => actor !== who.id)) continue;
        room.members.delete(who.id);
        room.log = room.log.map((event) =>
          event.actor === who.id ? ({ ...event, payload: leftOf(event.type, event.payload, erased) } as LogEvent) : event,
        );
        append(room, 'person:deleted', who.id, { personId: who.id, erased });
      }
    },
    /** Keeps somebody out, or lets them in again; not whose device this is, whose session would be over. */
    keepOut(who: Person, out: boolean): void {
      if (who.id === me.id || gone.has(who.id) || deactivated.has(who.id) === out) return;
      if (out) deactivated.add(who.id);
      else deactivated.delete(who.id);
      for (const room of rooms.values()) {
        const member = room.members.get(who.id);
        if (member === undefined) continue;
        const { deactivated: _before, ...rest } = member;
        room.members.set(who.id, out ? { ...rest, deactivated: true } : rest);
        append(room, out ? 'person:deactivated' : 'person:reactivated', me.id, { personId: who.id });
      }
    },
    read(to: ModelRoom, ord: number): void {
      if (!mine(to)) return;
      to.readOrd = Math.min(ord, to.ord);
      tell('read:marked', { roomId: to.room.id, ord: to.readOrd });
    },
    post(to: ModelRoom, text: string): void {
      if (!mine(to)) return;
      count += 1;
      const notice: Notice = { id: `notice ${count}`, roomId: to.room.id, afterSeq: to.log.length, text, at: clock };
      notices = [...notices, notice];
      tell('notice:posted', { notice });
    },
    dismiss(): void {
      const [first] = notices;
      if (first === undefined) return;
      notices = notices.slice(1);
      tell('notice:dismissed', { id: first.id });
    },
    prefer(chosen: Preferences): void {
      preferences = { ...preferences, ...chosen };
      tell('preferences:changed', { preferences });
    },
    become(who: Person, role: WorkspaceRole): void {
      if (gone.has(who.id)) return;
      roles.set(who.id, role);
      if (who.id === me.id) tell('role:changed', { role });
      for (const room of rooms.values()) standAs(room, who);
    },
    block(who: Person): void {
      if (who.id === me.id || blocked.some(({ id }) => id === who.id)) return;
      blocked = [...blocked, { ...who, at: clock }];
      tell('person:blocked', { blocked: { ...who, at: clock } });
    },
    unblock({ id }: Person): void {
      if (blocked.every((each) => each.id !== id)) return;
      blocked = blocked.filter((each) => each.id !== id);
      tell('person:unblocked', { personId: id });
    },
    personState(): PersonState {
      return {
        people: { person: people[0] as Person },
        profiles: profiles.get(me.id) ?? {},
        preferences,
        rooms: [...rooms.values()].filter(mine).map(summaryOf),
        notices,
        roles: roles.get(me.id) ?? 'guest',
        blocking: blocked,
      };
    },
    headOf: (id: RoomId): number => rooms.get(id)?.log.length ?? 0,
    roomState(id: RoomId): RoomState {
      const { room, members, log } = rooms.get(id) as ModelRoom;
      const entries = log.flatMap((event, index): TimelineEntry[] =>
        events.get(event.type)?.timeline ? [{ seq: index + 1, type: event.type, actor: event.actor, at: event.at, payload: event.payload }] : [],
      );
      const authors = people.filter(({ id: author }) => entries.some(({ actor }) => actor === author));
      const described = Object.fromEntries([...profiles].filter(([person]) => members.has(person)));
      return {
        rooms: room,
        members: [...members.values()],
        profiles: described,
        messages: { entries, people: authors, start: true, end: true },
        presence: {},
      };
    },
  };
}

export type World = ReturnType<typeof createWorld>;
