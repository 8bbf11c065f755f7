import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { RoomRow } from '../features/rooms/RoomRow.tsx';
import { useKeptScroll } from '../lib/use-kept-scroll.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JumpButton } from './JumpButton.tsx';
import { emptyList } from './later.ts';
import { Lazily } from './Lazily.tsx';
import { MenuButton } from './MenuButton.tsx';
import styles from './PhoneList.module.css';
import type { SidebarProps } from './Sidebar.tsx';
import { WorkspaceHead } from './WorkspaceHead.tsx';

/** The rooms as a screen of their own, where something was said last on top. */
export function PhoneList({ me, presence, quiet, photo, lines, now, onOpen, onIntent, onJump, onDialog, onMine, onDialogIntent, end }: SidebarProps) {
  const [unreadOnly, setUnreadOnly] = useState(false);
  const list = useKeptScroll('rooms');
  const shown = (unreadOnly ? lines.filter((line) => line.unread > 0) : lines).toSorted(
    (a, b) => (b.last?.at ?? b.room.createdAt) - (a.last?.at ?? a.room.createdAt),
  );
  return (
    <main className={styles['screen']} data-region="rooms">
      <h1 className="sr">Rooms</h1>
      <WorkspaceHead onDialog={onDialog}>
        <MenuButton
          menu={{ name: 'me', onMine }}
          trigger={(trigger) => (
            <button {...trigger} type="button" className={styles['me']}>
              <Avatar id={me.id} name={me.name} photo={photo} size={34} presence={quiet ? 'dnd' : presence} />
              <span className="sr">Preferences</span>
            </button>
          )}
        />
      </WorkspaceHead>
      <JumpButton onJump={onJump} onIntent={onDialogIntent} />
      <div className={styles['chips']} role="group" aria-label="Show">
        <button type="button" aria-pressed={!unreadOnly} onClick={() => setUnreadOnly(false)}>
          All
        </button>
        <button type="button" aria-pressed={unreadOnly} onClick={() => setUnreadOnly(true)}>
          Unread
        </button>
      </div>
      <div ref={list} className={styles['rooms']}>
        <ul>
          {shown.map((line) => (
            <li key={line.room.id}>
              <RoomRow line={line} current={false} now={now} onOpen={onOpen} onIntent={onIntent} />
            </li>
          ))}
        </ul>
        <Lazily>{shown.length === 0 && <emptyList.View unreadOnly={unreadOnly} />}</Lazily>
        {end}
      </div>
      <MenuButton
        menu={{ name: 'add', onDialog }}
        trigger={(trigger) => (
          <button {...trigger} type="button" className={styles['add']} aria-label="Add a room">
            <Icon of={SquarePen} size={22} />
          </button>
        )}
      />
    </main>
  );
}
