import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId, roomId } from '../ids.ts';
import * as limits from '../limits.ts';
import { line, nameLine } from '../text.ts';

export const roomName = nameLine('A room’s name', limits.roomName);
export const roomTopic = line('A topic', limits.roomTopic, 0);
/** An emoji, or nothing: the room then shows `#`. */
export const roomIcon = line('An icon', limits.roomIcon, 0);
export const memberRole = z.enum(['owner', 'member']);
export type MemberRole = z.infer<typeof memberRole>;

export const room = z.object({
  id: roomId,
  slug: z.string(),
  name: z.string(),
  topic: z.string(),
  icon: z.string(),
  /** Null: the server made it. */
  createdBy: z.nullable(personId),
  createdAt: z.number(),
  archivedAt: z.nullable(z.number()),
  /** Everybody who comes is brought here; it can be neither renamed nor archived. */
  lobby: z.boolean(),
});
export type Room = z.infer<typeof room>;

/** A room as its member's list shows it, without having opened it. */
export const roomSummary = z.object({
  room,
  role: memberRole,
  /** Heads of the room's log: its last event, its last message. */
  seq: z.number(),
  ord: z.number(),
  /** The person's read position: the last message (by `ord`) they have read. */
  readOrd: z.number(),
  last: z.nullable(z.object({ author: z.string(), authorId: z.optional(personId), text: z.string(), at: z.number() })),
});
export type RoomSummary = z.infer<typeof roomSummary>;

/** A room as somebody who may join it sees it. */
export const roomListing = z.object({ room, members: z.number(), joined: z.boolean(), lastAt: z.nullable(z.number()) });
export type RoomListing = z.infer<typeof roomListing>;

/** Not how it was before: that may be somebody else’s. */
function inRoom({ room: { id, name, topic, icon } }: { readonly room: Room }): unknown {
  return { room: { id, name, topic, icon } };
}

function thatRoom({ room: { id } }: { readonly room: Room }): unknown {
  return { room: { id } };
}

const theRoom = z.strictObject({ roomId });

export const rooms = defineFeature({
  commands: {
    'room:create': command({
      input: z.strictObject({ roomId, name: roomName, topic: roomTopic, icon: roomIcon }),
      output: z.object({ room }),
      rate: 'seldom',
      about: 'Makes a room under an id (UUID) that you choose, with you as its owner.',
    }),
    'room:join': command({ input: theRoom, output: z.object({ room }), rate: 'seldom', about: 'Makes you a member.' }),
    'room:leave': command({
      input: theRoom,
      output: z.object({}),
      rate: 'change',
      about: 'Ends your membership: nothing of the room reaches you any more.',
    }),
    'room:update': command({
      input: z.strictObject({ roomId, name: roomName, topic: roomTopic, icon: roomIcon }),
      output: z.object({ room }),
      rate: 'seldom',
      about: 'Sets name, topic and icon. Old addresses keep leading to the room.',
    }),
    'room:archive': command({ input: theRoom, output: z.object({ room }), rate: 'change', about: 'Closes the room for writing; it stays readable.' }),
    'room:unarchive': command({ input: theRoom, output: z.object({ room }), rate: 'change', about: 'Opens an archived room again.' }),
    'room:browse': command({
      input: z.strictObject({ query: line('A search', limits.searchQuery, 0), archived: z.boolean() }),
      output: z.object({ rooms: z.array(roomListing), more: z.boolean() }),
      rate: 'search',
      about: 'Lists rooms you may join, most members first.',
    }),
    'room:find': command({
      input: z.strictObject({ slug: line('An address', 80) }),
      output: roomListing,
      rate: 'read',
      about: 'Finds a room by the last part of its address, also one it had before.',
    }),
  },
  events: {
    /** To the room's members: its first event. */
    'room:created': logEvent('room', z.object({ room }), { timeline: true, told: inRoom, left: 'whole' }),
    /** To the room's members. `before` is the name it had. */
    'room:updated': logEvent('room', z.object({ room, before: z.object({ name: z.string(), topic: z.string() }) }), {
      timeline: true,
      told: inRoom,
      left: 'whole',
    }),
    /** To the room's members. */
    'room:archived': logEvent('room', z.object({ room }), { timeline: true, told: thatRoom, left: 'whole' }),
    /** To the room's members. */
    'room:unarchived': logEvent('room', z.object({ room }), { timeline: true, told: thatRoom, left: 'whole' }),
    /** To the person's own devices: they are a member now. An export has it without what others said there last. */
    'room:joined': logEvent('person', z.object({ summary: roomSummary }), {
      told: ({ summary }) => ({ room: { id: summary.room.id }, role: summary.role }),
      left: 'nothing',
    }),
    /** To the person's own devices: they are no member any more; what they hold of the room goes. */
    'room:left': logEvent('person', z.object({ roomId }), { told: 'whole', left: 'nothing' }),
  },
  signals: {},
  roomState: room,
  personState: z.array(roomSummary),
});
