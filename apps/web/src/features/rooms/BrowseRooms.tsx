import type { RoomListing } from '@parley/shared/features/rooms.ts';
import * as limits from '@parley/shared/limits.ts';
import { Plus, Search } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './BrowseRooms.module.css';
import { RoomListingRow } from './RoomListingRow.tsx';

/** What the search has found so far. A search under way keeps showing what was there. */
export type Found = 'loading' | 'failed' | 'unconnected' | { readonly rooms: readonly RoomListing[]; readonly more: boolean };

interface Props {
  readonly query: string;
  readonly archived: boolean;
  readonly found: Found;
  /** The room being joined. */
  readonly joining: string | null;
  /** Why joining did not work. */
  readonly problem: string | null;
  readonly onSearch: (query: string, archived: boolean) => void;
  readonly onJoin: (listing: RoomListing) => void;
  readonly onOpen: (slug: string) => void;
  readonly onCreate: (name: string) => void;
  readonly onClose: () => void;
}

/** Every room one may join. */
export function BrowseRooms(props: Props) {
  const { query, archived, found, problem, onSearch, onCreate, onClose } = props;
  const id = useId();
  return (
    <Dialog title="Browse rooms" look="wide" onClose={onClose}>
      <div className={styles['search']}>
        <label htmlFor={id} className="sr">
          Search rooms
        </label>
        <Icon of={Search} size={16} />
        <input
          id={id}
          type="search"
          data-autofocus
          autoComplete="off"
          placeholder="Search by name or topic"
          maxLength={limits.searchQuery}
          value={query}
          onChange={(event) => onSearch(event.target.value, archived)}
        />
      </div>
      <label className={styles['archived']}>
        <input type="checkbox" checked={archived} onChange={(event) => onSearch(query, event.target.checked)} />
        Archived rooms only
      </label>
      <div className={styles['results']}>
        <Results {...props} />
      </div>
      <div className={styles['foot']}>
        <p role="status" data-problem={problem === null ? undefined : true}>
          {problem ?? summary(found)}
        </p>
        <Button icon={Plus} onClick={() => onCreate('')}>
          Create a room
        </Button>
      </div>
    </Dialog>
  );
}

function summary(found: Found): string {
  if (typeof found === 'string') return '';
  const { length } = found.rooms;
  if (found.more) return `The first ${length} rooms. Search to see others.`;
  return length === 0 ? 'No rooms found' : length === 1 ? '1 room' : `${length} rooms`;
}

function Results({ query, archived, found, joining, onSearch, onJoin, onOpen, onCreate }: Props) {
  if (found === 'loading') return <Skeleton rows={4} />;
  if (found === 'failed') {
    return <ErrorState title="The rooms didn’t load" reason="The server took too long to answer." onRetry={() => onSearch(query, archived)} />;
  }
  if (found === 'unconnected') return <ErrorState title="No connection" reason="The rooms show up here once it is back." onRetry={null} />;
  if (found.rooms.length === 0) {
    const name = query.trim();
    if (archived) return <EmptyState icon={Search} title={name === '' ? 'No archived rooms' : `No archived room matches “${name}”`} />;
    return name === '' ? (
      <EmptyState icon={Search} title="There is no room yet">
        Create the first one.
      </EmptyState>
    ) : (
      <EmptyState icon={Search} title={`No room matches “${name}”`} action={<Button onClick={() => onCreate(name)}>Create “{name}”</Button>}>
        Try fewer words, or start it yourself.
      </EmptyState>
    );
  }
  return (
    <ul>
      {found.rooms.map((listing) => (
        <RoomListingRow key={listing.room.id} listing={listing} joining={joining === listing.room.id} onJoin={onJoin} onOpen={onOpen} />
      ))}
    </ul>
  );
}
