import { type ComponentType, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Profile } from '@parley/shared/features/profiles.ts';
import type { Notice } from '@parley/shared/features/notices.ts';
import { AroundCommit } from './AroundCommit.tsx';
import { DayLabel } from './DayLabel.tsx';
import { byDay } from './days.ts';
import { FoldedRow } from './FoldedRow.tsx';
import type { Glide } from './glide.ts';
import type { JumpProps } from './JumpToLatest.tsx';
import { MessageRow } from './MessageRow.tsx';
import type { MessageStateProps } from './MessageState.tsx';
import { NewLine } from './NewLine.tsx';
import { PageState } from './PageState.tsx';
import type { RowDeeds } from './row-deeds.ts';
import { type FoldedRow as Folded, type MessageRow as Message, type Row, standsFor } from './rows.ts';
import { SystemRow } from './SystemRow.tsx';
import styles from './Timeline.module.css';
import type { PageStatus } from './timeline-window.ts';
import { usePointed } from './use-pointed.ts';
import { useRoving } from './use-roving.ts';
import { useWindow, type WindowOptions } from './use-window.ts';

export interface TimelineProps extends Omit<WindowOptions, 'onMoved'> {
  /** Names the list for screen readers. */
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  readonly profiles: Readonly<Record<string, Profile>>;
  /** When this day began. */
  readonly today: number;
  /** What stands above the room’s first message; null: there is more above. */
  readonly startBlock: ReactNode;
  readonly older: PageStatus;
  readonly newer: PageStatus;
  /** The number of the room’s last message. */
  readonly ord: number;
  /** How often one has written here, in this tab. */
  readonly sends: number;
  readonly deeds: RowDeeds;
  readonly renderNotice: (notice: Notice) => ReactNode;
  /** What a line of folded messages says, and what shows them. */
  readonly renderFolded: (row: Folded) => ReactNode;
  /** What one can do with a message, at its upper edge. `focused`: its first button takes the focus. */
  readonly renderTools: (message: Message | Folded, focused: boolean) => ReactNode;
  /** The menu of messages, which listens to the list. */
  readonly renderMenu: (list: RefObject<HTMLElement | null>) => ReactNode;
  /** What is to be said of the last of it. */
  readonly foot: ReactNode;
  /** What stands below a message that is not in the log yet. */
  readonly State: ComponentType<MessageStateProps>;
  /** The way to the end. */
  readonly Jump: ComponentType<JumpProps>;
  readonly onAtEnd: (atEnd: boolean) => void;
  /** Fetches the room’s end. */
  readonly onLatest: () => void;
  /** Escape: out of the list. */
  readonly onEscape: () => void;
}

/** What was said in a room, from the end. */
export function Timeline(props: TimelineProps) {
  const { label, rows, end, names, profiles, today, startBlock, older, newer, ord, sends, deeds, State, Jump, onOlder, onNewer, onLatest, onEscape } =
    props;
  const [far, setFar] = useState(false);
  /** The room’s last message when the reader left its end; null: they are there. */
  const [leftAt, setLeftAt] = useState<number | null>(props.landing === null ? null : ord);

  /** The same, once the reader was led to what came since. */
  const [ledFrom, setLedFrom] = useState<number | null>(null);

  const { ref, shown, beforeCommit, afterCommit, glide, follow, goTo, goToRow } = useWindow({
    ...props,
    onOlder: () => older === 'idle' && onOlder(),
    onNewer: () => newer === 'idle' && onNewer(),
    onMoved(atEnd, isFar) {
      setFar(isFar);
      setLeftAt((before) => (atEnd ? null : (before ?? ord)));
      props.onAtEnd(atEnd);
    },
  });

  const keys = shown.flatMap((row) => (row.kind === 'new' || row.kind === 'gap' ? [] : [row.key]));
  const pointed = usePointed();
  const roving = useRoving({
    list: ref,
    keys,
    edges: {
      first: shown[0]?.key === rows[0]?.key ? keys[0] : undefined,
      last: end && shown.at(-1)?.key === rows.at(-1)?.key ? keys.at(-1) : undefined,
    },
    onLeave: onEscape,
    onEdge(edge) {
      if (edge === 'last' && !end) onLatest();
      goTo(edge);
    },
  });

  function seekEnd(): void {
    if (!end) onLatest();
    follow();
  }

  // What one writes brings one back to the end. So does coming in there: what was fetched to find what is new may be somewhere else.
  const followed = useRef(props.landing === null ? -1 : sends);
  useLayoutEffect(() => {
    if (sends > followed.current) seekEnd();
    followed.current = sends;
  });

  function jump(by: Glide): void {
    // First to what is new, so that none of it is passed over, then to its end.
    const firstNew = leftAt === null || leftAt === ledFrom ? undefined : rows.find((row) => standsFor(row, leftAt + 1));
    if (firstNew !== undefined) {
      setLedFrom(leftAt);
      goToRow(firstNew.key);
      ref.current?.focus({ preventScroll: true });
      return;
    }
    if (end) glide(by);
    else seekEnd();
    // The button goes away with the focus on it.
    roving.seek('last');
  }

  const missed = leftAt === null ? 0 : ord - leftAt;

  function toolsOf(row: Message | Folded, pointedAt: boolean): ReactNode {
    const focused = row.key === roving.focused;
    return focused || pointedAt ? props.renderTools(row, focused && roving.entered) : null;
  }

  function paint(row: Row): ReactNode {
    switch (row.kind) {
      case 'message': {
        const { kind: _kind, key, seq: _seq, ...message } = row;
        const tools = row.state === 'sent' ? toolsOf(row, key === pointed.key) : null;
        const { [row.author]: name = 'Somebody' } = names;
        const { avatar } = profiles[row.author] ?? {};
        return <MessageRow key={key} {...message} id={key} name={name} photo={avatar} tools={tools} deeds={deeds} State={State} />;
      }
      case 'folded':
        return (
          <FoldedRow key={row.key} row={row}>
            {props.renderFolded(row)}
            {/* Not for a finger: they would come to lie on what it is about to press. */}
            {toolsOf(row, false)}
          </FoldedRow>
        );
      case 'notice':
        return props.renderNotice(row.notice);
      case 'new':
        return <NewLine key={row.key} />;
      case 'gap':
        return <PageState key={row.key} of="Newer" status={newer} onRetry={onNewer} />;
      default:
        return <SystemRow key={row.key} row={row} name={row.kind === 'event' ? (names[row.entry.actor ?? ''] ?? 'Somebody') : ''} />;
    }
  }

  return (
    <>
      <div
        ref={ref}
        role="log"
        aria-live="off"
        aria-label={label}
        data-region-start
        className={styles['timeline']}
        {...pointed.props}
        {...roving.props}
      >
        <AroundCommit of={shown} before={beforeCommit} after={afterCommit} />
        <div className={styles['rows']}>
          {startBlock ?? <PageState of="Older" status={older} onRetry={onOlder} />}
          {byDay(shown).map((day) => (
            <section key={day.key} className={styles['day']}>
              <DayLabel at={day.at} today={today} />
              {day.rows.map(paint)}
            </section>
          ))}
          <div className={styles['foot']}>{props.foot}</div>
        </div>
      </div>
      {props.renderMenu(ref)}
      {(missed > 0 || far) && <Jump missed={missed} onJump={jump} />}
    </>
  );
}
