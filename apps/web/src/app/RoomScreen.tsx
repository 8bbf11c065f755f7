import { Ellipsis } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { countOf } from '../features/members/presence-of.ts';
import { MemberStack } from '../features/members/MemberStack.tsx';
import { pickFaces } from '../features/members/pick-faces.ts';
import { RoomHeader } from '../features/rooms/RoomHeader.tsx';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { unreadOf } from '../store/selectors.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { archivedBar } from './later.ts';
import { Lazily } from './Lazily.tsx';
import { loadBeside } from './load-beside.ts';
import { MenuButton } from './MenuButton.tsx';
import { markRoomRead } from './mark-room-read.ts';
import { mayChange } from './may-change.ts';
import { RoomComposer } from './RoomComposer.tsx';
import { RoomFrame } from './RoomFrame.tsx';
import { RoomTimeline } from './RoomTimeline.tsx';
import { openList } from './use-place.ts';

interface Props {
  readonly mine: MyRoom;
  readonly onEdit: (roomId: string) => void;
  readonly onElsewhere: (leavingId: string) => void;
  readonly unreadElsewhere: number;
  readonly detailsOpen: boolean;
  readonly onToggleDetails: () => void;
  readonly onDetailsIntent: () => void;
}

const none: readonly never[] = [];
const nobody = {};

/** A room of mine, on screen. */
export function RoomScreen({ mine, onEdit, onElsewhere, unreadElsewhere, detailsOpen, onToggleDetails, onDetailsIntent }: Props) {
  const { room } = mine;
  const actions = useActions();
  const members = useChat((state) => state.members[room.id]) ?? none;
  const presence = useChat((state) => state.presence[room.id]) ?? nobody;
  const profiles = useChat((state) => state.profiles.byRoom[room.id]) ?? nobody;
  const unread = useChat((state) => unreadOf(state, mine) > 0);
  const lost = useChat((state) => state.session.lost);
  // Asked only there: who types paints nothing else.
  const keepsDraft = useChat((state) => room.archivedAt !== null && state.drafts.texts[room.id] !== undefined);
  // Before the paint: the line above what is new must not come a frame later.
  useLayoutEffect(() => {
    void actions.showRoom(room.id);
    return () => actions.hideRoom();
  }, [actions, room.id]);
  function unarchive(): void {
    void loadBeside().then((beside) => beside.createRoomDeeds(actions.ask, !lost, false, onElsewhere).unarchive(room));
  }

  return (
    <RoomFrame
      name={room.name}
      header={
        <RoomHeader
          name={room.name}
          icon={room.icon}
          topic={room.topic}
          members={members.length}
          online={lost === false ? countOf('online', members, presence) : null}
          stack={<MemberStack members={pickFaces(members, presence, 3)} profiles={profiles} />}
          detailsOpen={detailsOpen}
          onToggleDetails={onToggleDetails}
          onDetailsIntent={onDetailsIntent}
          menu={
            <MenuButton
              menu={{
                name: 'room',
                mine,
                onRead: unread ? () => markRoomRead(actions, room.id, room.name) : null,
                onDetails: onToggleDetails,
                onEdit,
                onElsewhere,
              }}
              trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label="Room menu" />}
            />
          }
          unreadElsewhere={unreadElsewhere}
          onBack={openList}
        />
      }
      timeline={<RoomTimeline mine={mine} />}
      composer={
        room.archivedAt === null ? (
          <RoomComposer roomId={room.id} roomName={room.name} />
        ) : (
          <Lazily>
            <archivedBar.View hasDraft={keepsDraft} onUnarchive={mayChange(mine) ? unarchive : null} />
          </Lazily>
        )
      }
    />
  );
}
