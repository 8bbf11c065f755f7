import type { Clock } from '@parley/client/types.ts';
import { nextQuietChange, quietUntil } from '@parley/shared/quiet-at.ts';
import type { Chat } from '../store/create-chat.ts';

/** A timer knows no longer time than some weeks. */
const longest = 86_400_000;

/** Keeps it known until when nobody is to disturb the person: it begins and ends with time. The returned function stops that. */
export function followQuiet({ store, note }: Pick<Chat, 'store' | 'note'>, clock: Clock): () => void {
  let cancel = (): void => {};

  function look(): void {
    cancel();
    const now = clock.now();
    const { dnd, profiles } = store.getState();
    const until = quietUntil(profiles.mine, now) ?? 0;
    const next = nextQuietChange(profiles.mine, now);
    cancel = next === null ? () => {} : clock.after(Math.min(next - now, longest), look);
    if (until !== dnd) note('quiet:changed', { until });
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.profiles.mine !== before.profiles.mine) look();
  });
  look();
  return () => {
    unsubscribe();
    cancel();
  };
}
