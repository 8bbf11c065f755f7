import { workspaceRoles } from '@parley/shared/roles.ts';
import * as fc from 'fast-check';
import type { Chat } from './create-chat.ts';
import type { ChatState } from './index.ts';
import { authorOfLast } from './selectors.ts';
import { createWorld, type Delivery, type World } from './testing-world.ts';

/** Something that happens in the world. */
export const worldAction = fc.record({
  what: fc.constantFrom(
    'send',
    'send',
    'send',
    'join',
    'join',
    'leave',
    'create',
    'update',
    'archive',
    'unarchive',
    'rename',
    'describe',
    'status',
    'read',
    'notice',
    'dismiss',
    'role',
    'dnd',
    'prefer',
    'deactivate',
    'reactivate',
    'delete',
    'block',
    'unblock',
    'mine',
  ),
  who: fc.nat(2),
  where: fc.nat(3),
  n: fc.nat(9),
});
type Action = typeof worldAction extends fc.Arbitrary<infer A> ? A : never;

export function perform(world: World, { what, who, where, n }: Action): void {
  const rooms = [...world.rooms.values()];
  const room = rooms[where % rooms.length];
  const person = world.people[what === 'mine' ? 0 : who];
  if (room === undefined || person === undefined) return;
  if (what === 'send' || what === 'mine') world.send(room, person, `Message ${n}`);
  else if (what === 'create') world.create(person);
  else if (what === 'join') world.join(room, person);
  else if (what === 'leave') world.leave(room, person);
  else if (what === 'update') world.update(room, person, `Name ${n} of ${room.room.slug}`);
  else if (what === 'archive') world.change(room, 'room:archived', person);
  else if (what === 'unarchive') world.change(room, 'room:unarchived', person);
  else if (what === 'rename') world.rename(person, `Name ${n} of ${person.id.slice(-1)}`);
  else if (what === 'describe') world.describe(person, n === 0 ? {} : { pronouns: `pronouns ${n}` });
  else if (what === 'status') world.describe(person, { timeZone: 'UTC', status: { emoji: '🌴', text: `Status ${n}`, until: null } });
  else if (what === 'dnd') world.describe(person, { timeZone: 'UTC', dnd: { schedule: { days: [1], from: n, to: 600 } } });
  else if (what === 'prefer') world.prefer(n % 2 === 0 ? { theme: 'dark' } : { density: n > 4 ? 'compact' : 'comfortable' });
  else if (what === 'read') world.read(room, n);
  else if (what === 'deactivate') world.keepOut(person, true);
  else if (what === 'reactivate') world.keepOut(person, false);
  else if (what === 'delete') world.remove(person, n % 2 === 0);
  else if (what === 'block') world.block(person);
  else if (what === 'unblock') world.unblock(person);
  else if (what === 'role') world.become(person, workspaceRoles[n % workspaceRoles.length] ?? 'guest');
  else if (what === 'notice') world.post(room, `Notice ${n}`);
  else world.dismiss();
}

/** Everything that a snapshot tells, in one order. Names of people met only in rooms that were never opened are not known. */
export function told(state: ChatState, names = true) {
  return {
    me: state.session.me,
    notices: state.notices,
    // Of who was deleted, and is met in no room of this device, only a snapshot tells.
    blocking: Object.values(state.blocking).map(({ id, at }) => [id, at]),
    rooms: Object.values(state.rooms.byId)
      .map(({ last, ...room }) => ({ ...room, last: last && { ...last, author: names && authorOfLast(state, last) } }))
      .toSorted((a, b) => (a.room.id < b.room.id ? -1 : 1)),
    profiles: state.profiles,
    preferences: state.preferences.now,
    members: Object.fromEntries(Object.entries(state.members).map(([id, members]) => [id, members.toSorted((a, b) => (a.id < b.id ? -1 : 1))])),
    timelines: Object.fromEntries(Object.entries(state.messages).map(([id, { entries, end }]) => [id, { entries, end }])),
    authors: Object.fromEntries(
      Object.values(state.messages).flatMap(({ entries }) => entries.map(({ actor }) => [actor, state.people.names[actor ?? '']])),
    ),
  };
}

/** A device that has opened a room, or all of them. */
export function openWorld(chat: Chat, world: World, held: (id: string) => boolean): void {
  chat.sink.personSnapshot(world.personState());
  for (const { id } of world.personState().rooms.map(({ room }) => room))
    if (held(id)) chat.sink.roomSnapshot(id, world.roomState(id), world.headOf(id));
}

/** A world with two rooms, and devices that hold all of its rooms or every other one. */
export function createHeldWorld(holdsAll: boolean) {
  let deliver: (delivery: Delivery) => void = () => {};
  const world = createWorld((delivery) => deliver(delivery));
  const held = (id: string): boolean => holdsAll || Number(id.at(-1)) % 2 === 0;
  world.create(world.people[0] ?? world.me);
  world.create(world.people[1] ?? world.me);
  return {
    world,
    open: (chat: Chat) => openWorld(chat, world, held),
    /** From now on these devices hear what happens, as the client tells it: a room that they hold is opened as soon as they may. */
    tell(chats: readonly Chat[]): void {
      deliver = ({ log, seq, event }) => {
        for (const { sink } of chats) {
          sink.event(log, seq, event);
          if (event.type === 'room:left') sink.roomGone(event.payload.roomId);
          if (event.type === 'room:joined' && held(event.payload.summary.room.id))
            sink.roomSnapshot(
              event.payload.summary.room.id,
              world.roomState(event.payload.summary.room.id),
              world.headOf(event.payload.summary.room.id),
            );
        }
      };
    },
  };
}
