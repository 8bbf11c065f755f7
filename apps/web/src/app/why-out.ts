interface Out {
  /** What became of who was in here, calmly. */
  readonly notice: string;
  /** Whether they have an account to come in with again: it is asked for first. */
  readonly account: boolean;
}

const outs: ReadonlyMap<unknown, Out> = new Map([
  ['deleted', { notice: 'Your account is gone. Whenever you come in again, you come as somebody new.', account: false }],
  ['deactivated', { notice: 'The account that was signed in here is deactivated. Ask somebody who looks after this Parley.', account: true }],
  [
    'guest-deactivated',
    { notice: 'Somebody who looks after this Parley signed you out. As a guest you can’t come back as who you were.', account: false },
  ],
  ['raised', { notice: 'Your role here has changed. Sign in again: everything of yours is as you left it.', account: true }],
  ['elsewhere', { notice: 'You were signed out here from another device or browser. Sign in again to go on.', account: true }],
  ['left', { notice: 'You are signed out.', account: true }],
  ['guest-left', { notice: 'You are signed out.', account: false }],
]);

/** What there is to say to somebody who is not in any more; null: nothing, as to who comes for the first time. */
export function whyOut(why: unknown): Out | null {
  return outs.get(why) ?? null;
}
