import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { ConnectionPill } from '../app/ConnectionPill.tsx';
import { Crash } from '../app/Crash.tsx';
import { JoinRoom } from '../features/rooms/JoinRoom.tsx';
import { RoomNotFound } from '../features/rooms/RoomNotFound.tsx';
import { RoomRow } from '../features/rooms/RoomRow.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Pill } from '../ui/Pill.tsx';
import { PillButton } from '../ui/PillButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Taken } from '../ui/Taken.tsx';
import { ToastHost } from '../ui/ToastHost.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Parts.module.css';
import { lines, listings, members } from './samples.ts';

const now = Date.now();

function nothing(): void {}

function Cell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['cell']} aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

/** Every part in every state. */
export function Parts() {
  useEffect(() => showToast('You left random.', { label: 'Undo', onSelect: nothing }), []);
  return (
    <main className={styles['parts']}>
      <h1>Parts</h1>
      <Cell title="Buttons">
        <Button look="primary">Send invite</Button>
        <Button>Cancel</Button>
        <Button look="ghost">Skip</Button>
        <Button look="danger">Delete</Button>
        <Button look="primary" busy>
          Saving
        </Button>
        <IconButton icon={Search} label="Search" />
        <IconButton icon={ArrowUp} label="Up" aria-pressed="true" />
        <Badge count={2} look="alert" of="unread" />
        <Badge count={140} look="alert" of="unread" />
        <Badge count={14} of="unread" />
      </Cell>
      <Cell title="Faces">
        {members.map((member, i) => (
          <Avatar key={member.id} id={member.id} name={member.name} photo={undefined} presence={(['online', 'away', 'offline'] as const)[i % 3]} />
        ))}
      </Cell>
      <Cell title="Fields">
        <Field label="Your name" help="This is how others see you." defaultValue="Maya" />
        <Field
          label="Your name"
          defaultValue="Maya"
          error={<Taken problem={{ message: '“Maya” is taken. “Maya 2” is free.', suggestion: 'Maya 2' }} onTake={nothing} />}
        />
      </Cell>
      <Cell title="Connection and position">
        <ConnectionPill notice={{ state: 'lost' }} onRetry={nothing} onReload={nothing} />
        <ConnectionPill notice={{ state: 'outdated', kept: true }} onRetry={nothing} onReload={nothing} />
        <ConnectionPill notice={{ state: 'back', sent: 3 }} onRetry={nothing} onReload={nothing} />
        <Pill icon={ArrowUp} action={{ label: 'Mark read', onSelect: nothing }}>
          12 new since 09:41
        </Pill>
        <PillButton icon={ArrowDown} onSelect={nothing}>
          3 new messages
        </PillButton>
      </Cell>
      <Cell title="Loading">
        <Skeleton rows={3} />
      </Cell>
      <Cell title="Could not load">
        <ErrorState title="Older messages didn’t load" reason="The server took too long to answer." onRetry={nothing} />
      </Cell>
      <Cell title="Nothing found">
        <EmptyState icon={Search} title="No messages match “anchor drift”" action={<Button>Search all rooms</Button>}>
          Try fewer words, or search every room.
        </EmptyState>
      </Cell>
      <Cell title="Rows">
        <ul className={styles['rows']}>
          {lines.map((line, i) => (
            <li key={line.room.id}>
              <RoomRow line={line} current={i === 1} now={now} onOpen={nothing} onIntent={nothing} />
            </li>
          ))}
        </ul>
      </Cell>
      <Cell title="Shortcuts">
        <kbd>⌘K</kbd> <Icon of={Search} />
      </Cell>
      <ToastHost />
    </main>
  );
}

/** Places that stand instead of a room. */
export const places: Readonly<Record<string, () => ReactNode>> = {
  join: () => (listings[2] ? <JoinRoom listing={listings[2]} busy={false} problem={null} onJoin={nothing} onElsewhere={nothing} /> : null),
  'join-archived': () => {
    const last = listings.at(-1);
    return last ? <JoinRoom listing={last} busy={false} problem="This room is archived." onJoin={nothing} onElsewhere={nothing} /> : null;
  },
  'not-found': () => <RoomNotFound onBrowse={nothing} onElsewhere={nothing} />,
  crash: () => <Crash onReload={nothing} />,
};
