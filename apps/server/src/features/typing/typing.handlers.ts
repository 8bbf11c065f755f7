import type { typing } from '@parley/shared/features/typing.ts';
import { membership } from '../../log/membership.queries.ts';
import { type FeatureHandlers, read } from '../../realtime/handler.ts';
import type { Live } from '../../realtime/types.ts';
import { hidesTyping } from '../preferences/preferences.queries.ts';

export function typingHandlers(live: Live): FeatureHandlers<typeof typing> {
  return {
    'typing:set': read(async (db, { roomId, typing: isTyping }, { personId }) => {
      await membership(db, roomId, personId);
      // Not that somebody stops either: it would tell that they had begun.
      if (await hidesTyping(db, personId)) {
        return {};
      }
      live.toRoom(roomId, 'typing:changed', { roomId, personId, typing: isTyping });
      return {};
    }),
  };
}
