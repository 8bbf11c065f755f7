import { useEffect, useState } from 'react';
import { focusComposer } from '../features/messages/focus-composer.ts';
import type { JumpProps } from '../features/messages/JumpToLatest.tsx';
import type { MessageStateProps } from '../features/messages/MessageState.tsx';
import { keepPlace, placeIn } from '../features/messages/places.ts';
import { buildRows } from '../features/messages/rows.ts';
import { StartOfRoom } from '../features/messages/StartOfRoom.tsx';
import { Timeline } from '../features/messages/Timeline.tsx';
import type { TimelineWindow } from '../features/messages/timeline-window.ts';
import { useLate } from '../features/messages/use-late.ts';
import { useViewed } from '../features/messages/use-viewed.ts';
import { NoticeRow } from '../features/notices/NoticeRow.tsx';
import { RoomGlyph } from '../features/rooms/RoomGlyph.tsx';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { useToday } from '../lib/use-today.ts';
import { readOrdOf } from '../store/selectors.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Lazily } from './Lazily.tsx';
import { announcer, foldedLine, jumpToLatest, messageMenu, messageState, messageTools, roomSeen } from './later.ts';
import { loadBeside } from './load-beside.ts';
import { markRoomRead } from './mark-room-read.ts';
import styles from './RoomTimeline.module.css';
import { useRowDeeds } from './use-row-deeds.ts';

interface Props {
  readonly mine: MyRoom;
}

/** The timeline of a room of mine, as soon as the device has it. */
export function RoomTimeline({ mine }: Props) {
  const { id } = mine.room;
  const actions = useActions();
  const timeline = useChat((state) => state.messages[id]);
  const shown = useChat((state) => state.reading.shown === id);
  const line = useChat((state) => state.reading.line);
  const readOrd = useChat((state) => readOrdOf(state, mine));
  const online = useChat((state) => state.session.status === 'online');
  const lost = useChat((state) => state.session.lost);
  const [sought, setSought] = useState<readonly string[]>([]);

  // What is not read yet may begin above what came with the room: where it can be fetched, it is, before anything is shown. Not in place of
  // what somebody reads already.
  const first = timeline?.entries.find((entry) => entry.type === 'message:sent');
  const above = first?.type === 'message:sent' && line !== null && first.payload.ord > line + 1 && timeline?.start === false;
  const place = `${id} ${line}`;
  const seeking = shown && above && online && readOrd <= line && !sought.includes(place);
  useEffect(() => {
    if (seeking) void actions.loadOrd(id, line + 1).then(() => setSought((before) => [...before, place]));
  }, [actions, id, line, place, seeking]);

  // The device may lose it while it is on screen: it comes again.
  const missing = !shown || timeline === undefined;
  useEffect(() => {
    if (missing) void actions.showRoom(id);
  }, [actions, id, missing]);

  const ready = shown && timeline !== undefined && !seeking;
  const late = useLate(!ready);
  if (!ready) {
    return (
      <div className={styles['waiting']}>
        {late && (lost ? <ErrorState title="No connection" reason="The messages show up here once it is back." onRetry={null} /> : <Skeleton />)}
      </div>
    );
  }
  return <ReadyTimeline key={id} mine={mine} timeline={timeline} unread={above ? first.key : null} />;
}

const none: readonly never[] = [];
const nobody = {};

interface ReadyProps extends Props {
  readonly timeline: TimelineWindow;
  /** The first of the unread that is there, where the first of all is not. */
  readonly unread: string | null;
}

function ReadyTimeline({ mine, timeline, unread }: ReadyProps) {
  const { room } = mine;
  const actions = useActions();
  const today = useToday();
  const names = useChat((state) => state.people.names);
  const profiles = useChat((state) => state.profiles.byRoom[room.id]) ?? nobody;
  const me = useChat((state) => state.session.me?.id ?? '');
  const notices = useChat((state) => state.notices);
  const outbox = useChat((state) => state.outbox[room.id]) ?? none;
  const line = useChat((state) => state.reading.line);
  const sends = useChat((state) => state.reading.sends);
  const attentive = useChat((state) => state.reading.attentive);
  const blocked = useChat((state) => state.blocking);
  const [opened, setOpened] = useState<readonly string[]>(none);
  const view = useViewed(attentive, (ord) => actions.markRead(room.id, ord));
  const { deeds, asked } = useRowDeeds(room.id);
  const { entries, start, end, pages } = timeline;
  const [since] = useState(timeline.newest);
  const rows = buildRows({
    entries,
    start,
    end,
    notices: notices.filter((notice) => notice.roomId === room.id),
    outbox,
    archived: room.archivedAt !== null,
    line,
    asked: asked === `${line}`,
    me,
    blocked,
    opened,
  });
  // Where to land is decided once.
  const [landing] = useState(() => {
    if (rows.some((row) => row.kind === 'new')) return { key: 'new', top: null };
    return placeIn(room.id) ?? (unread === null ? null : { key: unread, top: null });
  });

  function dismiss(id: string): void {
    void actions.ask('notice:dismiss', { id }).then(async (ack) => (await loadBeside()).sayProblem(ack));
  }

  return (
    <>
      <Timeline
        label={`Messages in ${room.name}`}
        rows={rows}
        end={end}
        landing={landing}
        names={names}
        profiles={profiles}
        today={today}
        startBlock={
          start ? (
            <StartOfRoom
              name={room.name}
              topic={room.topic}
              glyph={<RoomGlyph icon={room.icon} size={22} />}
              creator={room.createdBy === null ? null : (names[room.createdBy] ?? null)}
              createdAt={room.createdAt}
            />
          ) : null
        }
        older={pages.older}
        newer={pages.newer}
        ord={mine.ord}
        sends={sends}
        deeds={deeds}
        renderNotice={(notice) => <NoticeRow key={notice.id} notice={notice} onDismiss={dismiss} />}
        renderFolded={(row) => (
          <Lazily>
            <foldedLine.View row={row} onOpened={setOpened} />
          </Lazily>
        )}
        renderTools={(message, focused) => (
          <Lazily>
            <messageTools.View message={message} deeds={deeds} focused={focused} />
          </Lazily>
        )}
        renderMenu={(list) => (
          <Lazily>
            <messageMenu.View list={list} rows={rows} names={names} profiles={profiles} deeds={deeds} />
          </Lazily>
        )}
        foot={
          <Lazily>
            <roomSeen.View roomId={room.id} />
          </Lazily>
        }
        State={State}
        Jump={Jump}
        onOlder={() => void actions.loadOlder(room.id)}
        onNewer={() => void actions.loadNewer(room.id)}
        onLatest={() => void actions.loadLatest(room.id)}
        onAtEnd={(atEnd) => actions.readerMoved(room.id, atEnd)}
        onView={view}
        onLeave={(place) => keepPlace(room.id, place)}
        onEscape={() => {
          markRoomRead(actions, room.id, room.name);
          focusComposer();
        }}
      />
      <Lazily>
        <announcer.View since={since} entries={entries} newest={timeline.newest} names={names} me={me} blocked={blocked} />
      </Lazily>
    </>
  );
}

function State(props: MessageStateProps) {
  return (
    <Lazily>
      <messageState.View {...props} />
    </Lazily>
  );
}

function Jump(props: JumpProps) {
  return (
    <Lazily>
      <jumpToLatest.View {...props} />
    </Lazily>
  );
}
