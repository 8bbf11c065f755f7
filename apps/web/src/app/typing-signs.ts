import type { Client, Clock } from '@parley/client/types.ts';
import { limits } from '@parley/shared/limits.ts';
import { nextTypingEnd } from '../features/typing/typing.slice.ts';
import type { Chat } from '../store/create-chat.ts';

export interface TypingSigns {
  /** Something was typed in the room, or everything deleted again. */
  typed(roomId: string, isEmpty: boolean): void;
  /** The message is on its way: that says that they stopped. */
  posted(roomId: string): void;
  end(): void;
}

/** Says that I am typing, now and then while I do; and lets others’ typing go when nothing more is heard of it. */
export function createTypingSigns(chat: Chat, client: Pick<Client, 'tell'>, clock: Clock): TypingSigns {
  const told = new Map<string, number>();
  let cancel = (): void => {};
  let due: number | null = null;

  function schedule(): void {
    const next = nextTypingEnd(chat.state().typing);
    if (next === due) return;
    cancel();
    due = next;
    if (next !== null) cancel = clock.after(next - clock.now(), expire);
  }

  function expire(): void {
    due = null;
    chat.note('time:passed', { now: clock.now() });
    schedule();
  }

  const unsubscribe = chat.store.subscribe((state, before) => {
    if (state.typing !== before.typing) schedule();
  });

  return {
    typed(roomId, isEmpty) {
      const last = told.get(roomId) ?? -Infinity;
      if (isEmpty) {
        if (told.delete(roomId)) client.tell('typing:set', { roomId, typing: false });
      } else if (clock.now() - last >= limits.typingResend) {
        told.set(roomId, clock.now());
        client.tell('typing:set', { roomId, typing: true });
      }
    },
    posted: (roomId) => void told.delete(roomId),
    end() {
      unsubscribe();
      cancel();
    },
  };
}
