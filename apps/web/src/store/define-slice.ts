import type { EventName, EventPayload, PersonState, RoomState, SignalName, SignalPayload } from '@parley/shared/protocol.ts';
import type { EventPlace, Fact, LocalFacts, LocalName } from './facts.ts';

type RoomPart = keyof RoomState;
type PersonPart = keyof PersonState;

/** What a slice answers to, each a pure function of its own state and what came; unchanged returns the same object. */
interface Handlers<State, E extends EventName, S extends SignalName, R extends RoomPart, P extends PersonPart, L extends LocalName> {
  /** Durable events, of rooms and of the person’s own log. */
  readonly events?: { readonly [N in E]: (state: State, payload: EventPayload<N>, place: EventPlace) => State };
  /** Every event, of whatever name, behind what is said of that name. */
  readonly anyEvent?: (state: State, place: EventPlace) => State;
  readonly signals?: { readonly [N in S]: (state: State, payload: SignalPayload<N>, now: number) => State };
  /** Parts of a room’s snapshot. */
  readonly room?: { readonly [N in R]: (state: State, part: RoomState[N], roomId: string, head: number) => State };
  /** Parts of the snapshot of the person’s own log. */
  readonly person?: { readonly [N in P]: (state: State, part: PersonState[N]) => State };
  /** What happens on this device only. */
  readonly local?: { readonly [N in L]: (state: State, payload: LocalFacts[N]) => State };
}

/** One corner of the state. `Handled` names everything it answers to, for the check that somebody answers to all of it. */
export interface Slice<State, Handled extends string = string> {
  readonly initial: State;
  apply(state: State, fact: Fact): State;
  readonly handles: readonly Handled[];
}

/** All that somebody has to handle. */
export type Handleable = `event ${EventName}` | `signal ${SignalName}` | `room ${RoomPart}` | `person ${PersonPart}` | `local ${LocalName}`;

type Table = Readonly<Record<string, (state: unknown, payload: unknown, more?: unknown, head?: number) => unknown>>;

/**
 * Defines a corner of the state. It sees its own corner and what came, nothing else, so the order of slices cannot matter.
 * These files run in the browser and in plain Node: no React, no DOM.
 */
export function defineSlice<
  State,
  E extends EventName = never,
  S extends SignalName = never,
  R extends RoomPart = never,
  P extends PersonPart = never,
  L extends LocalName = never,
>(initial: State, handlers: Handlers<State, E, S, R, P, L>): Slice<State, `event ${E}` | `signal ${S}` | `room ${R}` | `person ${P}` | `local ${L}`> {
  // One table per kind; what a slice does not answer to leaves its state as it is.
  const { events = {}, signals = {}, room = {}, person = {}, local = {} } = handlers as Readonly<Record<string, Table | undefined>>;

  function parts(state: unknown, table: Table, whole: object, roomId?: string, head?: number): unknown {
    return Object.entries(whole).reduce((next, [name, part]) => table[name]?.(next, part, roomId, head) ?? next, state);
  }

  function apply(state: unknown, fact: Fact): unknown {
    switch (fact.kind) {
      case 'event': {
        const next = (events[fact.name]?.(state, fact.payload, fact.place) ?? state) as State;
        return handlers.anyEvent?.(next, fact.place) ?? next;
      }
      case 'signal':
        return signals[fact.name]?.(state, fact.payload, fact.now) ?? state;
      case 'local':
        return local[fact.name]?.(state, fact.payload) ?? state;
      case 'room':
        return parts(state, room, fact.state, fact.roomId, fact.head);
      case 'person':
        return parts(state, person, fact.state);
    }
  }

  const names = Object.entries({ event: events, signal: signals, room, person, local }).flatMap(([kind, table]) =>
    Object.keys(table).map((name) => `${kind} ${name}`),
  );
  return { initial, apply: apply as Slice<State>['apply'], handles: names as never };
}

/** For what is heard and deliberately changes nothing: visible, and enough for the check. */
export function ignore<State>(state: State): State {
  return state;
}
