import { statusAt } from '@parley/shared/status-at.ts';
import { useNow } from '../lib/use-now.ts';
import { myPresence } from '../store/selectors.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import { aloneHere } from './later.ts';
import { Lazily } from './Lazily.tsx';
import { PhoneList } from './PhoneList.tsx';
import { Sidebar, type SidebarProps } from './Sidebar.tsx';
import type { Left } from './signed-out.ts';
import { openRoom } from './use-place.ts';

interface Props extends Pick<SidebarProps, 'lines' | 'currentId' | 'onJump' | 'onDialogIntent'> {
  /** The list has the screen for itself. */
  readonly alone: boolean;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onSignedOut: (why: Left) => void;
}

/** The list of my rooms. */
export function Rooms({ alone, lines, currentId, onDialog, onJump, onSignedOut, onDialogIntent }: Props) {
  const actions = useActions();
  const me = useChat((state) => state.session.me);
  const presence = useChat(myPresence);
  const profile = useChat((state) => state.profiles.mine);
  const quiet = useChat((state) => state.dnd > 0);
  const now = useNow();
  if (me === null) return null;
  const List = alone ? PhoneList : Sidebar;
  return (
    <List
      me={me}
      presence={presence}
      status={statusAt(profile, now)}
      quiet={quiet}
      photo={profile.avatar}
      lines={lines}
      currentId={currentId}
      now={now}
      onOpen={openRoom}
      onIntent={actions.prefetchRoom}
      onJump={onJump}
      onDialog={onDialog}
      onMine={(name) => onDialog({ name, onSignedOut })}
      onDialogIntent={onDialogIntent}
      end={
        <Lazily>
          <aloneHere.View onDialog={onDialog} />
        </Lazily>
      }
    />
  );
}
