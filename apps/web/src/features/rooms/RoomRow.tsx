import { roomHref } from '@parley/shared/room-href.ts';
import { Archive, CircleAlert, Pencil } from 'lucide-react';
import { memo } from 'react';
import { useClock } from '../../lib/clock.ts';
import { listTime } from '../../lib/list-time.ts';
import { pressProps } from '../../lib/press.ts';
import { useIntent } from '../../lib/use-intent.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RoomGlyph } from './RoomGlyph.tsx';
import styles from './RoomRow.module.css';
import type { RoomLine } from './room-line.ts';

interface Props {
  readonly line: RoomLine;
  readonly current: boolean;
  readonly now: number;
  readonly onOpen: (slug: string) => void;
  /** Somebody is likely to open it: time to fetch it. */
  readonly onIntent: (roomId: string) => void;
}

/** A room in the list: one line beside the room, two lines on a phone. */
export const RoomRow = memo(function RoomRow({ line, current, now, onOpen, onIntent }: Props) {
  const { room, unread, unsent, last } = line;
  const clock = useClock();
  const intent = useIntent(() => onIntent(room.id));
  return (
    <a
      className={styles['row']}
      href={roomHref(room.slug)}
      aria-current={current ? 'page' : undefined}
      data-unread={unread > 0 || undefined}
      data-archived={room.archivedAt !== null || undefined}
      {...intent}
      {...pressProps(() => onOpen(room.slug))}
    >
      <span className={styles['glyph']}>
        <RoomGlyph icon={room.icon} />
      </span>
      <span className={styles['name']}>{room.name}</span>
      <span className={styles['time']}>{last && listTime(last.at, now, clock)}</span>
      <span className={styles['preview']}>
        <Preview line={line} />
      </span>
      {unsent !== '' && (
        <span className={styles['unsent']}>
          <Mark icon={CircleAlert} says="not sent" />
        </span>
      )}
      <span className={styles['end']}>
        <RowEnd line={line} current={current} />
      </span>
    </a>
  );
});

function Preview({ line: { room, draft, unsent, last } }: Pick<Props, 'line'>) {
  if (unsent !== '') {
    return (
      <>
        <span className={styles['unsent']}>Not sent:</span> {unsent}
      </>
    );
  }
  if (draft !== '') {
    return (
      <>
        <span className={styles['draft']}>Draft:</span> {draft}
      </>
    );
  }
  if (last === null) return room.topic;
  return (
    <>
      {last.author !== null && <b>{last.author}:</b>} {last.text}
    </>
  );
}

function RowEnd({ line: { room, unread, draft }, current }: Pick<Props, 'line' | 'current'>) {
  if (unread > 0) return <Badge count={unread} of="unread" />;
  if (draft !== '' && !current) return <Mark icon={Pencil} says="draft" />;
  if (room.archivedAt !== null) return <Mark icon={Archive} says="archived" />;
  return null;
}

function Mark({ icon, says }: { readonly icon: typeof Pencil; readonly says: string }) {
  return (
    <>
      <Icon of={icon} size={14} />
      <span className="sr">, {says}</span>
    </>
  );
}
