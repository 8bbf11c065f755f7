import type { Person } from '@parley/shared/features/people.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import type { Status } from '@parley/shared/features/profiles.ts';
import { Plus, Settings, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import { MeRow } from '../features/people/MeRow.tsx';
import type { RoomLine } from '../features/rooms/room-line.ts';
import { RoomSection } from '../features/rooms/RoomSection.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { JumpButton } from './JumpButton.tsx';
import { MenuButton } from './MenuButton.tsx';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import type { MyDialog } from './menus/menu-props.ts';
import styles from './Sidebar.module.css';
import { WorkspaceHead } from './WorkspaceHead.tsx';

export interface SidebarProps {
  readonly me: Person;
  readonly presence: PresenceState | undefined;
  readonly status: Status | undefined;
  /** Nobody is to disturb. */
  readonly quiet: boolean;
  readonly photo: string | undefined;
  readonly lines: readonly RoomLine[];
  readonly currentId: string | null;
  readonly now: number;
  readonly onOpen: (slug: string) => void;
  readonly onIntent: (roomId: string) => void;
  readonly onJump: () => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onMine: (dialog: MyDialog) => void;
  /** One of the dialogs may be opened soon: time to fetch them. */
  readonly onDialogIntent: () => void;
  /** What stands behind the rooms. */
  readonly end?: ReactNode;
}

/** The rooms beside the room. */
export function Sidebar(props: SidebarProps) {
  const { me, presence, status, quiet, photo, lines, onJump, onDialog, onMine, onDialogIntent, end, ...list } = props;
  const archived = lines.filter((line) => line.room.archivedAt !== null);
  return (
    <nav className={styles['sidebar']} aria-label="Rooms" data-region="rooms">
      <WorkspaceHead onDialog={onDialog}>
        <IconButton
          icon={SquarePen}
          label="Create a room"
          onClick={() => onDialog({ name: 'create', roomName: '' })}
          onPointerEnter={onDialogIntent}
        />
      </WorkspaceHead>
      <JumpButton onJump={onJump} onIntent={onDialogIntent} />
      <div className={styles['rooms']}>
        <RoomSection
          {...list}
          title="Rooms"
          name="rooms"
          lines={lines.filter((line) => line.room.archivedAt === null)}
          action={
            <MenuButton
              menu={{ name: 'add', onDialog }}
              trigger={(trigger) => <IconButton {...trigger} icon={Plus} iconSize={14} label="Add a room" onPointerEnter={onDialogIntent} />}
            />
          }
        />
        {archived.length > 0 && <RoomSection {...list} title="Archived" name="archived" startsOpen={false} lines={archived} />}
        {end}
      </div>
      <MeRow me={me} presence={presence} status={status} quiet={quiet} photo={photo}>
        <MenuButton menu={{ name: 'me', onMine }} trigger={(trigger) => <IconButton {...trigger} icon={Settings} label="Preferences" />} />
      </MeRow>
    </nav>
  );
}
