import { ChevronLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { pressProps } from '../../lib/press.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { membersLabel } from './members-label.ts';
import { RoomGlyph } from './RoomGlyph.tsx';
import styles from './RoomHeader.module.css';

interface Props {
  readonly name: string;
  readonly icon: string;
  readonly topic: string;
  /** 0: that is not known. */
  readonly members: number;
  /** Null: that is not known. */
  readonly online: number | null;
  /** Faces of some members. */
  readonly stack: ReactNode;
  readonly detailsOpen: boolean;
  readonly onToggleDetails: () => void;
  /** It may be opened soon: time to fetch it. */
  readonly onDetailsIntent: () => void;
  /** The button with what one may do with the room. */
  readonly menu: ReactNode;
  /** Unread messages in other rooms, for the way back on a phone. */
  readonly unreadElsewhere: number;
  readonly onBack: () => void;
}

export function RoomHeader(props: Props) {
  const { name, icon, topic, members, online, stack, detailsOpen, onToggleDetails, onDetailsIntent, menu, unreadElsewhere, onBack } = props;
  // Not when the mouse goes down: going back takes a moment, and the click that follows would go back once more, out of the app.
  const { onPointerDown: _onPointerDown, ...back } = pressProps(onBack);
  return (
    <header className={styles['head']}>
      <a
        className={styles['back']}
        href="/"
        aria-label={unreadElsewhere > 0 ? `Back to rooms, ${unreadElsewhere} unread` : 'Back to rooms'}
        {...back}
      >
        <Icon of={ChevronLeft} size={22} flip />
        {unreadElsewhere > 0 && <Badge count={unreadElsewhere} look="alert" of="unread" />}
      </a>
      <div className={styles['title']}>
        <h1>
          <RoomGlyph icon={icon} />
          <span>{name}</span>
        </h1>
        <small>
          {members > 0 && (
            <>
              {membersLabel(members)}
              {online === null ? <span className="sr">, presence unknown</span> : `, ${online.toLocaleString()} online`}
            </>
          )}
        </small>
      </div>
      {topic === '' ? (
        <span className={styles['space']} />
      ) : (
        <p className={styles['topic']} title={topic}>
          {topic}
        </p>
      )}
      <div className={styles['actions']}>
        <button
          type="button"
          className={styles['members']}
          data-unknown={members === 0 || undefined}
          onClick={onToggleDetails}
          onPointerEnter={onDetailsIntent}
        >
          {stack}
          <span className="num">{members.toLocaleString()}</span>
          <span className="sr">
            {members === 1 ? 'member' : 'members'}, {detailsOpen ? 'close' : 'open'} details
          </span>
        </button>
        {menu}
        <IconButton
          className={styles['details']}
          icon={PanelRight}
          label="Details"
          flip
          aria-pressed={detailsOpen}
          onClick={onToggleDetails}
          onPointerEnter={onDetailsIntent}
        />
      </div>
    </header>
  );
}
