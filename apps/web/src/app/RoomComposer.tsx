import { flushSync } from 'react-dom';
import { Composer } from '../features/messages/Composer.tsx';
import { useTypingAnywhere } from '../features/messages/use-typing-anywhere.ts';
import { TypingLine } from '../features/typing/TypingLine.tsx';
import { useActions, useChat } from '../store/use-chat.ts';
import { Lazily } from './Lazily.tsx';
import { typingNames } from './later.ts';
import { markRoomRead } from './mark-room-read.ts';

interface Props {
  readonly roomId: string;
  readonly roomName: string;
}

const nobody = {};

/** The message box of a room of mine, with what was written there before. */
export function RoomComposer({ roomId, roomName }: Props) {
  const actions = useActions();
  const loaded = useChat((state) => state.drafts.loaded);
  const text = useChat((state) => state.drafts.texts[roomId] ?? '');
  const enterSends = useChat((state) => state.preferences.now.enter === 'send');
  useTypingAnywhere();
  return (
    <Composer
      key={roomId}
      roomName={roomName}
      // Until the draft is there: one could type over it.
      waits={!loaded}
      enterSends={enterSends}
      text={text}
      onText={(next) => actions.setDraft(roomId, next)}
      // In this very frame: waiting for the next one can be felt.
      onSend={(body) => flushSync(() => actions.post(roomId, body))}
      onEscape={() => markRoomRead(actions, roomId, roomName)}
      under={<Typing roomId={roomId} />}
    />
  );
}

function Typing({ roomId }: { readonly roomId: string }) {
  const writers = useChat((state) => state.typing[roomId]) ?? nobody;
  const names = useChat((state) => state.people.names);
  const me = useChat((state) => state.session.me?.id);
  const blocked = useChat((state) => state.blocking);
  const writing = Object.keys(writers).flatMap((id) => (id === me || names[id] === undefined || blocked[id] ? [] : [names[id]]));
  return (
    <TypingLine>
      {writing.length > 0 && (
        <Lazily>
          <typingNames.View names={writing} />
        </Lazily>
      )}
    </TypingLine>
  );
}
