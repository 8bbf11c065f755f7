import type { Handleable, Slice } from './define-slice.ts';

export type Slices = Readonly<Record<string, Slice<unknown>>>;

export type StateOf<S> = { readonly [Name in keyof S]: S[Name] extends Slice<infer State> ? State : never };

type Handled<S> = { [Name in keyof S]: S[Name] extends Slice<infer _State, infer H> ? H : never }[keyof S];

/** What of the contract, and of this device’s own facts, none of the slices answers to. */
export type Unhandled<S> = Exclude<Handleable, Handled<S>>;

/** The same slices, if together they answer to everything. */
export function complete<S extends Slices>(slices: S & ([Unhandled<S>] extends [never] ? unknown : { readonly nobodyHandles: Unhandled<S> })): S {
  return slices;
}
