import { useMemo, useState } from 'react';
import { focusComposer } from '../features/messages/focus-composer.ts';
import type { RowDeeds } from '../features/messages/row-deeds.ts';
import { readStored, writeStored } from '../lib/stored.ts';
import { useActions } from '../store/use-chat.ts';
import { loadBeside } from './load-beside.ts';

interface RoomRows {
  /** Always the same for a room: no message is painted again for them. */
  readonly deeds: RowDeeds;
  /** Behind which message they have asked for the line: for as long as it stays unread, also after a reload. */
  readonly asked: string | null;
}

/** What one can do with the messages of a room. */
export function useRowDeeds(roomId: string): RoomRows {
  const actions = useActions();
  const askedKey = `asked:${roomId}`;
  const [asked, setAsked] = useState(() => readStored(askedKey));
  const deeds = useMemo(
    (): RowDeeds => ({
      copy: (text) => void loadBeside().then((beside) => beside.sayCopied(text)),
      unreadFrom(ord) {
        setAsked(`${ord - 1}`);
        writeStored(askedKey, `${ord - 1}`);
        actions.markUnreadFrom(roomId, ord);
      },
      retry(id) {
        if (!actions.retryPost(id)) void loadBeside().then((beside) => beside.sayWaits());
      },
      remove: (id) => actions.removePost(id),
      edit(id, text) {
        actions.editPost(roomId, id, text);
        focusComposer();
      },
    }),
    [actions, askedKey, roomId],
  );
  return { deeds, asked };
}
