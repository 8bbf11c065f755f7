import { useEffect } from 'react';
import { SeenBy } from '../features/seen/SeenBy.tsx';
import type { ChatState } from '../store/index.ts';
import { useActions, useChat } from '../store/use-chat.ts';

/** The last message of the room, if I wrote it and it is in view of nothing newer. */
function lastOfMine({ messages, outbox, session }: ChatState, roomId: string): string | null {
  const timeline = messages[roomId];
  if (timeline?.end !== true || (outbox[roomId]?.length ?? 0) > 0) return null;
  const last = timeline.entries.findLast(({ type }) => type === 'message:sent');
  return last !== undefined && last.actor === session.me?.id ? last.key : null;
}

/** Who has read my message, while it is the last one of the room. */
export function RoomSeen({ roomId }: { readonly roomId: string }) {
  const actions = useActions();
  const messageId = useChat((state) => lastOfMine(state, roomId));
  const online = useChat((state) => state.session.status === 'online');
  const seen = useChat((state) => state.seen);
  const names = useChat((state) => state.people.names);
  const profiles = useChat((state) => state.profiles.byRoom[roomId]);

  useEffect(() => {
    // A new connection watches nothing yet.
    if (messageId === null || !online) return undefined;
    void actions.ask('seen:watch', { roomId, messageId });
    return () => void actions.ask('seen:watch', { roomId, messageId: null });
  }, [actions, messageId, online, roomId]);

  if (seen === null || seen.count === 0 || seen.messageId !== messageId) return null;
  const people = seen.readers.flatMap((id) => {
    const name = names[id];
    return name === undefined ? [] : [{ id, name, photo: profiles?.[id]?.avatar }];
  });
  return people.length === 0 ? null : <SeenBy count={seen.count} people={people} />;
}
