import type { Client, Clock } from '@parley/client/types.ts';
import * as limits from '@parley/shared/limits.ts';

export interface TypingSigns {
  /** Something was typed in the room, or everything deleted again. */
  typed(roomId: string, isEmpty: boolean): void;
  /** The message is on its way: that says that they stopped. */
  posted(roomId: string): void;
}

/** Says that I am typing, now and then while I do. */
export function createTypingSigns(client: Pick<Client, 'tell'>, clock: Clock): TypingSigns {
  const told = new Map<string, number>();

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
  };
}
