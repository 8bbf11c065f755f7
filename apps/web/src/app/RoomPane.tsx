import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { useChat } from '../store/use-chat.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Lazily } from './Lazily.tsx';
import { noRoom, otherRoom, roomDetails } from './later.ts';
import { BareFrame } from './RoomFrame.tsx';
import { RoomScreen } from './RoomScreen.tsx';
import type { DetailsState } from './use-details.ts';
import type { Place } from './use-place.ts';

interface Props {
  readonly place: Place;
  readonly mine: MyRoom | undefined;
  readonly details: DetailsState;
  readonly unreadElsewhere: number;
  readonly onEdit: (roomId: string) => void;
  readonly onBrowse: () => void;
  /** Leads away from a room: one that is being left, or one that is not there. */
  readonly onElsewhere: (leavingId?: string) => void;
}

/** What the address leads to. */
export function RoomPane({ place, mine, details, unreadElsewhere, onEdit, onBrowse, onElsewhere }: Props) {
  const loaded = useChat((state) => state.rooms.loaded);
  if (mine !== undefined) {
    return (
      <RoomScreen
        mine={mine}
        unreadElsewhere={unreadElsewhere}
        detailsOpen={details.open}
        onToggleDetails={details.toggle}
        onDetailsIntent={roomDetails.prefetch}
        onEdit={onEdit}
        onElsewhere={onElsewhere}
      />
    );
  }
  return (
    <BareFrame>
      <Lazily
        waiting={<Opening />}
        failed={<ErrorState heading="h1" title="The page didn’t open" reason="The server can’t be reached." onRetry={() => location.reload()} />}
      >
        {!loaded && <Opening />}
        {loaded && place.kind === 'list' && <noRoom.View onBrowse={onBrowse} />}
        {loaded && place.kind !== 'list' && (
          <otherRoom.View
            key={place.kind === 'room' ? place.slug : ''}
            slug={place.kind === 'room' ? place.slug : null}
            onBrowse={onBrowse}
            onElsewhere={() => onElsewhere()}
          />
        )}
      </Lazily>
    </BareFrame>
  );
}

function Opening() {
  return <h1 className="sr">Opening your rooms</h1>;
}
