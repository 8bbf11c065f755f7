import { useDeferredValue, useEffect, useState } from 'react';
import { ClockContext } from '../lib/clock.ts';
import { dropTyping, holdTyping } from '../lib/held-typing.ts';
import { holdPress } from '../lib/held-press.ts';
import { media, useMedia } from '../lib/use-media.ts';
import { sayBack } from '../lib/when-back.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { useChat } from '../store/use-chat.ts';
import { showProblem } from '../ui/toasts.ts';
import { AppFrame } from './AppFrame.tsx';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import { chatKeys, connection, dialogs, personCards, prefetchLater, roomDetails, toastHost, unkeptNotice } from './later.ts';
import { Lazily } from './Lazily.tsx';
import { createRoomLines } from './room-lines.ts';
import { RoomPane } from './RoomPane.tsx';
import { Rooms } from './Rooms.tsx';
import type { Left } from './signed-out.ts';
import { useDetails } from './use-details.ts';
import { useHome } from './use-home.ts';
import { useMyRoom } from './use-my-room.ts';
import { usePageTitle } from './use-page-title.ts';
import { openList, openRoom, usePlace } from './use-place.ts';

/** Inside: my rooms, the one on screen, and what opens over them. */
export function Chat({ onSignedOut }: { readonly onSignedOut: (why: Left) => void }) {
  const place = usePlace();
  const onePane = useMedia(media.onePane);
  const beside = useMedia(media.threePanes);
  const [selectLines] = useState(createRoomLines);
  const lines = useChat(selectLines);
  const loaded = useChat((state) => state.rooms.loaded);
  const unkept = useChat((state) => Object.values(state.outbox).some((list) => list.some((entry) => entry.state === 'waiting' && entry.memoryOnly)));
  const lost = useChat((state) => state.session.lost === true);
  const quiet = useChat((state) => state.dnd > 0);
  const clock = useChat((state) => state.preferences.now.clock);
  const mine = useMyRoom(place);
  const details = useDetails(beside, mine?.room.id);
  // Who comes back from a provider goes on where they left.
  const [dialog, setDialog] = useState<OpenDialog | null>(() => (location.search.startsWith('?oidc=') ? { name: 'account', onSignedOut } : null));
  const currentId = mine?.room.id ?? null;
  const unread = lines.reduce((sum, line) => sum + line.unread, 0);
  const unreadHere = lines.find((line) => line.room.id === currentId)?.unread ?? 0;

  function elsewhere(leavingId?: string): void {
    const next = lines.find((line) => line.room.id !== leavingId);
    if (onePane || next === undefined) openList();
    else openRoom(next.room.slug, { replace: true });
  }

  function edit(roomId: string): void {
    setDialog({ name: 'edit', roomId });
  }

  function jump(): void {
    holdTyping(() => setDialog(null));
    setDialog({ name: 'switcher' });
  }

  function didNotOpen(): void {
    dropTyping();
    setDialog(null);
    showProblem('That didn’t open.', { label: 'Reload the page', onSelect: () => location.reload() });
  }

  useHome(place, currentId, onePane);
  // Where nobody is to disturb, the tab does not count either.
  usePageTitle(mine?.room.name ?? null, quiet ? 0 : unread);
  useEffect(holdPress, []);
  useEffect(() => {
    if (!lost) sayBack();
  }, [lost]);
  useEffect(() => whenIdle(prefetchLater), []);

  // The room first; what there is to know about it a moment later. Its place is kept from the start: nothing moves when it comes.
  const described = useDeferredValue(mine);
  const hasDetails = details.open && (mine !== undefined || (place.kind === 'room' && !loaded));
  const pane = hasDetails && described && (
    <roomDetails.View mine={described} beside={beside} onEdit={edit} onElsewhere={elsewhere} onClose={details.close} />
  );
  const listAlone = onePane && place.kind === 'list';
  return (
    <ClockContext value={clock}>
      <AppFrame
        sidebar={
          (!onePane || listAlone) && (
            <Rooms
              alone={listAlone}
              lines={lines}
              currentId={currentId}
              onDialog={setDialog}
              onJump={jump}
              onSignedOut={onSignedOut}
              onDialogIntent={dialogs.prefetch}
            />
          )
        }
        details={beside && hasDetails && <Lazily onFail={didNotOpen}>{pane}</Lazily>}
      >
        {!listAlone && (
          <RoomPane
            place={place}
            mine={mine}
            details={details}
            unreadElsewhere={unread - unreadHere}
            onEdit={edit}
            onBrowse={() => setDialog({ name: 'browse' })}
            onElsewhere={elsewhere}
          />
        )}
      </AppFrame>
      <Lazily>
        <chatKeys.View lines={lines} currentId={currentId} onOpen={openRoom} onJump={jump} onKeys={() => setDialog({ name: 'keys', onSignedOut })} />
        <connection.View />
      </Lazily>
      <Lazily key={`details ${details.open}`} onFail={didNotOpen}>
        {!beside && pane}
      </Lazily>
      {/* By itself: a dialog that is open must not go away while something else loads. */}
      <Lazily key={dialog?.name} onFail={didNotOpen}>
        {dialog && <dialogs.View key={dialog.name} dialog={dialog} onClose={() => setDialog(null)} onOther={setDialog} />}
      </Lazily>
      <Lazily>
        {currentId !== null && (
          <personCards.View key={currentId} roomId={currentId} onDialog={setDialog} onMine={(name) => setDialog({ name, onSignedOut })} />
        )}
      </Lazily>
      <Lazily>{unkept && <unkeptNotice.View />}</Lazily>
      <Lazily>
        <toastHost.View />
      </Lazily>
    </ClockContext>
  );
}
