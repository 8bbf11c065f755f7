import type { RoomListing } from '@parley/shared/features/rooms.ts';
import { Button } from '../../ui/Button.tsx';
import { membersLabel } from './members-label.ts';
import { RoomGlyph } from './RoomGlyph.tsx';
import styles from './RoomListingRow.module.css';

interface Props {
  readonly listing: RoomListing;
  readonly joining: boolean;
  readonly onJoin: (listing: RoomListing) => void;
  readonly onOpen: (slug: string) => void;
}

/** A room one may join, or has joined. */
export function RoomListingRow({ listing, joining, onJoin, onOpen }: Props) {
  const { room, members, joined } = listing;
  const about = [membersLabel(members), room.archivedAt !== null && 'archived', joined && 'joined'].filter(Boolean).join(' · ');
  return (
    <li className={styles['row']}>
      <span className={styles['tile']}>
        <RoomGlyph icon={room.icon} size={20} />
      </span>
      <div className={styles['text']}>
        <b>
          <bdi>{room.name}</bdi>
        </b>
        {room.topic !== '' && <p>{room.topic}</p>}
        <small>{about}</small>
      </div>
      {joined ? (
        <Button look="ghost" aria-label={`Open ${room.name}`} onClick={() => onOpen(room.slug)}>
          Open
        </Button>
      ) : (
        room.archivedAt === null && (
          <Button aria-label={`Join ${room.name}`} busy={joining} onClick={() => onJoin(listing)}>
            Join
          </Button>
        )
      )}
    </li>
  );
}
