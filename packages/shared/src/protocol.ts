import type * as z from 'zod/mini';
import type { Ack } from './ack.ts';
import type { Command, Feature, LogEventType, Signal } from './contract.ts';
import { features } from './features/index.ts';
import type { LogId, PersonId, RoomId } from './ids.ts';

type Features = typeof features;
type UnionToIntersection<U> = (U extends unknown ? (part: U) => void : never) extends (whole: infer I) => void ? I : never;
type Merged<Part extends 'commands' | 'events' | 'signals'> = UnionToIntersection<{ [Name in keyof Features]: Features[Name][Part] }[keyof Features]>;

export type Commands = Merged<'commands'>;
export type CommandName = keyof Commands & string;
type Declared<C> = C extends Command<infer Input, infer Output> ? { input: Input; output: Output } : never;
/** What the client hands in, before the schema trims and brands it. */
export type CommandRequest<N extends CommandName> = z.input<Declared<Commands[N]>['input']>;
/** What the handler gets. */
export type CommandInput<N extends CommandName> = z.infer<Declared<Commands[N]>['input']>;
export type CommandOutput<N extends CommandName> = z.infer<Declared<Commands[N]>['output']>;

type EventTypes = Merged<'events'>;
export type EventName = keyof EventTypes & string;
type PayloadOf<E> = E extends LogEventType<infer P> ? z.infer<P> : E extends Signal<infer P> ? z.infer<P> : never;
export type EventPayload<N extends EventName> = PayloadOf<EventTypes[N]>;

type SignalTypes = Merged<'signals'>;
export type SignalName = keyof SignalTypes & string;
export type SignalPayload<N extends SignalName> = PayloadOf<SignalTypes[N]>;

/** Names of the events that may stand in a log of this kind. */
export type EventsOf<Kind extends 'room' | 'person'> = {
  [N in EventName]: EventTypes[N] extends { readonly log: Kind | 'both' } ? N : never;
}[EventName];

/** Names of the events that are a line in the room's timeline. */
export type TimelineEventName = { [N in EventName]: EventTypes[N] extends { readonly timeline: true } ? N : never }[EventName];

/** Names of the events of which less is left once whoever did them has deleted their account. */
export type LessenedEventName = { [N in EventName]: EventTypes[N] extends { readonly left: 'less' } ? N : never }[EventName];

/** One entry of a log. Its `seq` counts from 1 without a hole. */
export type LogEvent = {
  [N in EventName]: { readonly type: N; readonly payload: EventPayload<N>; readonly actor: PersonId | null; readonly at: number };
}[EventName];

type StateOf<Part extends 'roomState' | 'personState'> = {
  [Name in keyof Features as Features[Name] extends Record<Part, z.ZodMiniType> ? Name : never]: Features[Name] extends Record<
    Part,
    infer S extends z.ZodMiniType
  >
    ? z.infer<S>
    : never;
};
/** A room as it stands at one seq: a part from every feature that declares one. */
export type RoomState = StateOf<'roomState'>;
/** A person's own things as they stand at one seq of their log. */
export type PersonState = StateOf<'personState'>;

/** How a log goes on after a cursor. */
export type LogPage<State = RoomState | PersonState> =
  | { readonly kind: 'events'; readonly from: number; readonly events: readonly LogEvent[]; readonly head: number }
  | { readonly kind: 'snapshot'; readonly head: number; readonly state: State }
  /** Not there, or not yours: the two are not told apart. */
  | { readonly kind: 'gone' };

/** The log's own messages: what keeps a device in step, beneath every feature. */
export interface LogRequests {
  /** On every connect: joins the device to its logs first, then tells what it missed. */
  'log:sync': { request: SyncRequest; answer: SyncAnswer };
  /** Opens a room (`after: null`) or fills a gap in a log. */
  'log:read': { request: { readonly log: LogId; readonly after: number | null }; answer: LogPage };
}
export interface SyncRequest {
  readonly protocol: number;
  /** Changes when the server's data was restored from a backup: cursors of another epoch mean nothing. */
  readonly epoch: string | null;
  /** Cursor in the person's own log; null: this device starts afresh. */
  readonly self: number | null;
  /** Cursors in the rooms that this device holds. */
  readonly rooms: Readonly<Record<RoomId, number>>;
}
export interface SyncAnswer {
  readonly epoch: string;
  readonly personId: PersonId;
  readonly now: number;
  readonly self: LogPage<PersonState>;
  readonly rooms: Readonly<Record<RoomId, LogPage<RoomState>>>;
  /** Where every room of the person stands: [seq, ord]. */
  readonly heads: Heads;
}
export type Heads = Readonly<Record<RoomId, readonly [seq: number, ord: number]>>;

/** All that one commit group added to one log. `events[i]` has seq `from + i`. */
export interface LogPacket {
  readonly log: LogId;
  readonly from: number;
  readonly events: readonly LogEvent[];
}

type Reply<Output> = (ack: Ack<Output>) => void;

export type ClientToServerEvents = {
  [N in CommandName]: (input: CommandRequest<N>, reply?: Reply<CommandOutput<N>>) => void;
} & {
  [N in keyof LogRequests]: (request: LogRequests[N]['request'], reply: Reply<LogRequests[N]['answer']>) => void;
};

export type ServerToClientEvents = {
  [N in SignalName]: (payload: SignalPayload<N>) => void;
} & {
  /** To the members of the log. */
  'log:events': (packet: LogPacket) => void;
  /** To each device, now and then: where its logs stand, so that a silent loss is found. */
  'log:heads': (heads: { readonly self: number; readonly rooms: Heads }) => void;
  /** To the sending device: the answer to a command with `answer: 'event'` that no log event carries. */
  'command:answered': (answer: { readonly id: string; readonly ack: Ack<unknown> }) => void;
  /** To the sending device: what it sent could not be answered otherwise. */
  'command:failed': (failure: { readonly command: string; readonly message: string }) => void;
  /** The server goes away for a moment; come back after this time, in ms. */
  'server:draining': (hint: { readonly afterMs: number }) => void;
};

const all = Object.values(features) as readonly Feature[];

/** Every command by its name. A Map, so that `constructor` is no command. */
export const commands: ReadonlyMap<string, Command> = new Map(all.flatMap((feature) => Object.entries(feature.commands)));
export const events: ReadonlyMap<string, LogEventType> = new Map(all.flatMap((feature) => Object.entries(feature.events)));
export const signals: ReadonlyMap<string, Signal> = new Map(all.flatMap((feature) => Object.entries(feature.signals)));

export function isCommand(name: string): name is CommandName {
  return commands.has(name);
}
