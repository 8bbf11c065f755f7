import type { RoomListing } from '@parley/shared/features/rooms.ts';
import { Button } from '../../ui/Button.tsx';
import { membersLabel } from './members-label.ts';
import { RoomGlyph } from './RoomGlyph.tsx';
import styles from './JoinRoom.module.css';

interface Props {
  readonly listing: RoomListing;
  readonly busy: boolean;
  /** Why it did not work. */
  readonly problem: string | null;
  readonly onJoin: () => void;
  readonly onElsewhere: () => void;
}

/** Somebody opened the address of a room that they are no member of. */
export function JoinRoom({ listing, busy, problem, onJoin, onElsewhere }: Props) {
  const { room, members } = listing;
  const archived = room.archivedAt !== null;
  return (
    <div className={styles['join']}>
      <span className={styles['tile']}>
        <RoomGlyph icon={room.icon} size={22} />
      </span>
      <h1>{archived ? `${room.name} is archived` : `Join ${room.name}?`}</h1>
      {room.topic !== '' && <p className={styles['topic']}>{room.topic}</p>}
      <p>{archived ? 'Only its members can read it now.' : `${membersLabel(members)}. You can read everything once you are in.`}</p>
      <p className={styles['problem']} role="alert">
        {problem}
      </p>
      <div className={styles['actions']}>
        {!archived && (
          <Button look="primary" busy={busy} onClick={onJoin}>
            Join room
          </Button>
        )}
        <Button onClick={onElsewhere}>{archived ? 'Back to my rooms' : 'Not now'}</Button>
      </div>
    </div>
  );
}
