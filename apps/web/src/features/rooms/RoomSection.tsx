import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useStoredFlag } from '../../lib/use-stored-flag.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RoomRow } from './RoomRow.tsx';
import styles from './RoomSection.module.css';
import type { RoomLine } from './room-line.ts';

interface Props {
  readonly title: string;
  /** Under what this device remembers whether it is folded. */
  readonly name: string;
  readonly startsOpen?: boolean;
  readonly lines: readonly RoomLine[];
  readonly currentId: string | null;
  readonly now: number;
  /** A button at the end of its heading. */
  readonly action?: ReactNode;
  readonly onOpen: (slug: string) => void;
  readonly onIntent: (roomId: string) => void;
}

/** Rooms under a heading that folds them. What is unread, not sent or open stays in sight. */
export function RoomSection({ title, name, startsOpen = true, lines, currentId, now, action, onOpen, onIntent }: Props) {
  const id = useId();
  const [open, setOpen] = useStoredFlag(`section:${name}`, startsOpen);
  const shown = open ? lines : lines.filter((line) => line.unread > 0 || line.unsent !== '' || line.room.id === currentId);
  return (
    <section aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>
          <button type="button" className={styles['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon of={ChevronDown} size={14} />
            {title}
          </button>
        </h2>
        {action}
      </div>
      <ul>
        {shown.map((line) => (
          <li key={line.room.id}>
            <RoomRow line={line} current={line.room.id === currentId} now={now} onOpen={onOpen} onIntent={onIntent} />
          </li>
        ))}
      </ul>
    </section>
  );
}
