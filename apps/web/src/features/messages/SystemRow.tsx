import { Archive, ArchiveRestore, LogOut, type LucideIcon, PencilLine, UserPen, UserPlus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useClock } from '../../lib/clock.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { EventRow, PassageRow } from './rows.ts';
import styles from './SystemRow.module.css';
import { hourOf, momentOf } from './times.ts';

interface Props {
  readonly row: EventRow | PassageRow;
  /** Who did it. */
  readonly name: string;
}

/** Names shown before the rest is counted. */
const shown = 2;

function Name({ children }: { readonly children: string }) {
  return (
    <b>
      <bdi>{children}</bdi>
    </b>
  );
}

/** Maya · Maya and Jonas · Maya, Jonas and 3 others */
function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  const unique = [...new Set(names)];
  const [first = '', second = ''] = unique;
  const others = unique.length - shown;
  if (unique.length === 1) return <Name>{first}</Name>;
  return (
    <>
      <Name>{first}</Name>
      {others > 0 ? ', ' : ' and '}
      <Name>{second}</Name>
      {others > 0 && ` and ${others} ${others === 1 ? 'other' : 'others'}`}
    </>
  );
}

interface Said {
  readonly icon: LucideIcon;
  readonly text: ReactNode;
}

function saidOf(row: EventRow | PassageRow, name: string): Said {
  if (row.kind !== 'event') {
    return {
      icon: row.kind === 'joined' ? UserPlus : LogOut,
      text: (
        <>
          <Names names={row.names} /> {row.kind}
        </>
      ),
    };
  }
  const { entry } = row;
  switch (entry.type) {
    case 'person:renamed':
      return {
        icon: UserPen,
        text: (
          <>
            <Name>{entry.payload.before}</Name> is now <Name>{entry.payload.person.name}</Name>
          </>
        ),
      };
    case 'room:updated':
      return {
        icon: PencilLine,
        text: (
          <>
            <Name>{name}</Name> {changeOf(entry.payload)}
          </>
        ),
      };
    case 'room:archived':
      return {
        icon: Archive,
        text: (
          <>
            <Name>{name}</Name> archived this room
          </>
        ),
      };
    case 'room:unarchived':
      return {
        icon: ArchiveRestore,
        text: (
          <>
            <Name>{name}</Name> opened this room again
          </>
        ),
      };
  }
}

function changeOf({
  room,
  before,
}: {
  readonly room: { readonly name: string; readonly topic: string };
  readonly before: { readonly name: string; readonly topic: string };
}): ReactNode {
  if (room.name !== before.name)
    return (
      <>
        renamed this room from {before.name} to <Name>{room.name}</Name>
      </>
    );
  if (room.topic === before.topic) return 'changed the room’s icon';
  return room.topic === '' ? (
    'took the topic away'
  ) : (
    <>
      set the topic: <bdi>{room.topic}</bdi>
    </>
  );
}

/** What happened in the room, in one quiet line. */
export const SystemRow = memo(function SystemRow({ row, name }: Props) {
  const { icon, text } = saidOf(row, name);
  const clock = useClock();
  return (
    <div role="article" className={styles['row']} data-key={row.key} tabIndex={-1}>
      <Icon of={icon} size={16} />
      <p>
        {text}{' '}
        <time dateTime={new Date(row.at).toISOString()} title={momentOf(row.at, clock)}>
          {hourOf(row.at, clock)}
        </time>
      </p>
    </div>
  );
});
