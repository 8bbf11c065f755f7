import type { Room } from '@parley/shared/features/rooms.ts';
import type { LucideIcon } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './RoomAbout.module.css';

interface QuickAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
}

interface Props {
  readonly room: Room;
  /** Who made it, if that is known. */
  readonly creator: string | null;
  readonly actions: readonly QuickAction[];
}

const longDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** What a room is about, and what one does most with it. */
export function RoomAbout({ room, creator, actions }: Props) {
  return (
    <div className={styles['about']}>
      {room.topic !== '' && <p className={styles['topic']}>{room.topic}</p>}
      <p className={styles['made']}>
        {creator === null ? (
          'Created'
        ) : (
          <>
            Created by <bdi>{creator}</bdi>
          </>
        )}{' '}
        on {longDate.format(room.createdAt)}
        {room.archivedAt !== null && `, archived on ${longDate.format(room.archivedAt)}`}.
      </p>
      <div className={styles['quick']}>
        {actions.map((action) => (
          <button key={action.label} type="button" onClick={action.onSelect}>
            <Icon of={action.icon} />
            {action.label}
          </button>
        ))}
      </div>
    </div>
  );
}
