import type { Feature } from '@parley/shared/contract.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { CommandInput, CommandName, CommandOutput, PersonState, RoomState } from '@parley/shared/protocol.ts';
import type { Db } from '../db/schema.ts';
import type { Tx } from '../log/types.ts';
import type { Caller } from './types.ts';

/** Where what lives in the moment looks things up, outside of any command. */
export type Lookups = Db;

/** A command that changes something runs in a commit group; one that only reads does not wait for one. */
export type Handler<Input, Output> =
  | { readonly kind: 'change'; readonly asked: 'session' | 'membership'; run(tx: Tx, input: Input, caller: Caller): Promise<Output> }
  | { readonly kind: 'read'; run(db: Db, input: Input, caller: Caller): Promise<Output> };

export type AnyHandler = Handler<unknown, unknown>;

/** One handler for each of these commands: leave one out and it does not compile. */
type HandlersOf<Name extends CommandName> = { readonly [N in Name]: Handler<CommandInput<N>, CommandOutput<N>> };
export type Handlers = HandlersOf<CommandName>;
export type FeatureHandlers<F extends Feature> = HandlersOf<keyof F['commands'] & CommandName>;

export function change<Input, Output>(run: (tx: Tx, input: Input, caller: Caller) => Promise<Output>) {
  return { kind: 'change' as const, asked: 'session' as const, run };
}
/** A change in a room that asks `tx.memberOf` by itself, so that whether the session is there still need not be asked, too: it is the path of every message. */
export function changeByMembership<Input, Output>(run: (tx: Tx, input: Input, caller: Caller) => Promise<Output>) {
  return { kind: 'change' as const, asked: 'membership' as const, run };
}
export function read<Input, Output>(run: (db: Db, input: Input, caller: Caller) => Promise<Output>) {
  return { kind: 'read' as const, run };
}

/** What each feature puts into the snapshot of a room, read in the snapshot's transaction. */
export type RoomParts = { readonly [Part in keyof RoomState]: (db: Db, roomId: RoomId) => Promise<RoomState[Part]> };
/** What each feature puts into the snapshot of a person's own log. */
export type PersonParts = { readonly [Part in keyof PersonState]: (db: Db, personId: PersonId) => Promise<PersonState[Part]> };
