import { useEffect } from 'react';
import { SeenBy } from '../features/seen/SeenBy.tsx';
import type { ChatState } from '../store/index.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { showToast } from '../ui/toasts.ts';

/** When (ms) to ask again what the server was too busy to answer. */
const AGAIN = 5_000;

/** The last message that the room has, if I wrote it. */
function lastOfMine({ messages, session }: ChatState, roomId: string): string | null {
  const timeline = messages[roomId];
  if (timeline?.end !== true) return null;
  const last = timeline.entries.findLast(({ type }) => type === 'message:sent');
  return last !== undefined && last.actor === session.me?.id ? last.key : null;
}

/** Who has read my message, while it is the last one of the room. */
export function RoomSeen({ roomId }: { readonly roomId: string }) {
  const actions = useActions();
  const messageId = useChat((state) => lastOfMine(state, roomId));
  const online = useChat((state) => state.session.status === 'online');
  const followed = useChat((state) => (state.outbox[roomId]?.length ?? 0) > 0);
  const seen = useChat((state) => state.seen);
  const names = useChat((state) => state.people.names);
  const profiles = useChat((state) => state.profiles.byRoom[roomId]);

  // A new connection watches nothing yet.
  const watches = messageId !== null && online;
  useEffect(() => {
    if (!watches) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    async function watch(): Promise<void> {
      const ack = await actions.ask('seen:watch', { roomId, messageId });
      if (ack.ok === null && !over) timer = setTimeout(() => void watch(), AGAIN);
    }
    void watch();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [actions, messageId, roomId, watches]);
  // One message takes the place of another by itself.
  useEffect(() => (watches ? () => void actions.ask('seen:watch', { roomId, messageId: null }) : undefined), [actions, roomId, watches]);

  if (seen === null || seen.count === 0 || seen.messageId !== messageId || followed) return null;
  const people = seen.readers.flatMap((id) => {
    const name = names[id];
    return name === undefined ? [] : [{ id, name, photo: profiles?.[id]?.avatar }];
  });
  return people.length === 0 ? null : <SeenBy count={seen.count} people={people} onNames={(sentence) => showToast(sentence, null, 'seen by')} />;
}
