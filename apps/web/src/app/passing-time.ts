import type { Clock } from '@parley/client/types.ts';
import { nextStatusEnd } from '../features/profiles/profiles.slice.ts';
import { nextTypingEnd } from '../features/typing/typing.slice.ts';
import type { Chat } from '../store/create-chat.ts';
import type { ChatState } from '../store/index.ts';

/** A timer knows no longer time than some weeks. */
const longest = 86_400_000;

/** What ends by itself: when the next of it does. */
const ends: readonly ((state: ChatState) => number | null)[] = [(state) => nextTypingEnd(state.typing), (state) => nextStatusEnd(state.profiles)];

/** Lets go of what ends by itself, in the moment in which it does. The returned function stops that. */
export function followTime({ store, note }: Pick<Chat, 'store' | 'note'>, clock: Clock): () => void {
  let cancel = (): void => {};
  let due = Infinity;

  function schedule(): void {
    const next = Math.min(...ends.map((end) => end(store.getState()) ?? Infinity));
    if (next === due) return;
    cancel();
    due = next;
    if (next !== Infinity) cancel = clock.after(Math.min(next - clock.now(), longest), pass);
  }

  function pass(): void {
    due = Infinity;
    note('time:passed', { now: clock.now() });
    schedule();
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.typing !== before.typing || state.profiles !== before.profiles) schedule();
  });
  schedule();
  return () => {
    unsubscribe();
    cancel();
  };
}
