/** Why a command was refused for good. `conflict` may suggest what is free instead. A fault of ours is never one: it is answered `retry`. */
export type RejectedCode = 'forbidden' | 'invalid' | 'too_long' | 'gone' | 'conflict' | 'unauthenticated';

/**
 * The answer to a command, one of exactly three: `ok` and `rejected` are final, `retry` means unknown or busy:
 * send the very same command again (its id makes that safe) after `afterMs`.
 */
export type Ack<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly code: RejectedCode; readonly message: string; readonly suggestion?: string }
  | { readonly ok: null; readonly afterMs: number };
