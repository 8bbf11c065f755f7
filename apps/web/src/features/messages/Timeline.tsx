import { type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Notice } from '@parley/shared/features/notices.ts';
import { AroundCommit } from './AroundCommit.tsx';
import { DayLabel } from './DayLabel.tsx';
import { byDay } from './days.ts';

import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageRow } from './MessageRow.tsx';
import { NewLine } from './NewLine.tsx';
import { PageState } from './PageState.tsx';
import type { RowDeeds } from './row-deeds.ts';
import type { Row } from './rows.ts';
import { SystemRow } from './SystemRow.tsx';
import styles from './Timeline.module.css';
import type { PageStatus } from './timeline-window.ts';
import { useRoving } from './use-roving.ts';
import { useWindow, type WindowOptions } from './use-window.ts';

export interface TimelineProps extends Omit<WindowOptions, 'onMoved'> {
  /** Names the list for screen readers. */
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  /** When this day began. */
  readonly today: number;
  /** What stands above the room’s first message; null: there is more above. */
  readonly startBlock: ReactNode;
  readonly older: PageStatus;
  readonly newer: PageStatus;
  /** The number of the room’s last message. */
  readonly ord: number;
  readonly deeds: RowDeeds;
  readonly renderNotice: (notice: Notice, tabbable: boolean) => ReactNode;
  readonly onAtEnd: (atEnd: boolean) => void;
  /** Fetches the room’s end. */
  readonly onLatest: () => void;
  /** Escape: out of the list. */
  readonly onEscape: () => void;
}

/** What was said in a room, from the end. */
export function Timeline(props: TimelineProps) {
  'use memo';
  const { label, rows, end, names, today, startBlock, older, newer, ord, deeds, onOlder, onNewer, onLatest, onEscape } = props;
  const [hovered, setHovered] = useState<string | null>(null);
  const [far, setFar] = useState(false);
  /** The room’s last message when the reader left its end; null: they are there. */
  const [leftAt, setLeftAt] = useState<number | null>(props.landing === null ? null : ord);

  const { ref, shown, beforeCommit, afterCommit, glide, follow } = useWindow({
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
  const roving = useRoving({
    list: ref,
    keys,
    onLeave: onEscape,
    onLetter(letter, key) {
      const row = rows.find((each) => each.key === key);
      if (letter === 'u' && row?.kind === 'message' && row.ord !== null) deeds.unreadFrom(row.ord);
    },
  });

  // What one writes brings one back to the end.
  const mine = rows.findLast((row) => row.kind === 'message' && row.state === 'waiting')?.key;
  const mineBefore = useRef(mine);
  useLayoutEffect(() => {
    if (mine !== undefined && mine !== mineBefore.current) {
      follow();
      if (!end) onLatest();
    }
    mineBefore.current = mine;
  });

  function jump(): void {
    if (!end) onLatest();
    glide();
  }

  function paint(row: Row): ReactNode {
    const tabbable = row.key === roving.tabbable;
    switch (row.kind) {
      case 'message': {
        const { kind: _kind, key, seq: _seq, ...message } = row;
        const active = key === hovered || key === roving.focused;
        return (
          <MessageRow key={key} {...message} id={key} name={names[row.author] ?? 'Somebody'} active={active} tabbable={tabbable} deeds={deeds} />
        );
      }
      case 'notice':
        return props.renderNotice(row.notice, tabbable);
      case 'new':
        return <NewLine key={row.key} />;
      case 'gap':
        return <PageState key={row.key} of="Newer" status={newer} onRetry={onNewer} />;
      default:
        return (
          <SystemRow key={row.key} row={row} name={row.kind === 'event' ? (names[row.entry.actor ?? ''] ?? 'Somebody') : ''} tabbable={tabbable} />
        );
    }
  }

  function point({ target, pointerType, type }: PointerEvent): void {
    // A finger has no place before it taps.
    if (pointerType === 'touch' && type !== 'pointerup') return;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    setHovered(row?.dataset['key'] ?? null);
  }

  return (
    <>
      <div
        ref={ref}
        role="log"
        aria-live="off"
        aria-label={label}
        tabIndex={-1}
        className={styles['timeline']}
        onPointerOver={point}
        onPointerUp={point}
        onPointerLeave={({ pointerType }) => pointerType !== 'touch' && setHovered(null)}
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
        </div>
      </div>
      <JumpToLatest missed={leftAt === null ? 0 : ord - leftAt} far={far} onJump={jump} />
    </>
  );
}
