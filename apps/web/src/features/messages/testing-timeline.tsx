import { vi } from 'vitest';
import { type Entry, entryOf } from './entry.ts';
import { MessageMenu } from './MessageMenu.tsx';
import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageState } from './MessageState.tsx';
import { MessageTools } from './MessageTools.tsx';
import { buildRows, type RowSources } from './rows.ts';
import { Timeline, type TimelineProps } from './Timeline.tsx';

/** The reader. */
export const me = '00000001-0000-7000-8000-000000000000';
/** Somebody else. */
export const maya = '00000001-0000-7000-8000-000000000001';
const names = { [me]: 'Elena', [maya]: 'Maya <b>Okafor</b>' };
/** When it began. */
export const noon = new Date(2026, 10, 21, 12).getTime();

/** A message that is in the log. */
export function said(seq: number, author: string, body: string): Entry {
  return entryOf({
    seq,
    type: 'message:sent',
    actor: author as never,
    at: noon + seq,
    payload: { id: `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`, ord: seq, body },
  });
}

/** A message of mine that was refused. */
export function refused(id: string) {
  return { id: id as never, roomId: 'design' as never, body: 'Mine', at: noon, order: 0, state: 'failed' as const, reason: 'The room was archived.' };
}

/** What one can do, and nobody asks about. */
export const noDeeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };

/** The timeline of these messages, with all its parts. */
export function timeline(sources: Partial<RowSources>, rest: Partial<TimelineProps> = {}) {
  const deeds = rest.deeds ?? noDeeds;
  const rows = buildRows({
    entries: [],
    start: true,
    end: true,
    notices: [],
    outbox: [],
    line: null,
    asked: false,
    me,
    blocked: {},
    opened: [],
    ...sources,
  });
  return (
    <Timeline
      label="Messages in design"
      rows={rows}
      end={sources.end ?? true}
      landing={null}
      names={names}
      profiles={{}}
      today={new Date(2026, 10, 21).getTime()}
      startBlock={<p>The beginning</p>}
      older="idle"
      newer="idle"
      ord={sources.entries?.length ?? 0}
      sends={0}
      deeds={deeds}
      renderNotice={(notice) => <p key={notice.id}>{notice.text}</p>}
      foot={null}
      State={MessageState}
      Jump={JumpToLatest}
      renderFolded={(row) => row.key}
      renderTools={(message, focused) => <MessageTools message={message} deeds={deeds} focused={focused} />}
      renderMenu={(list) => (
        <MessageMenu list={list} rows={rows} names={names} profiles={{}} deeds={deeds} standingOf={(id) => (id === me ? 'me' : 'other')} />
      )}
      onOlder={() => {}}
      onNewer={() => {}}
      onView={() => {}}
      onLeave={() => {}}
      onAtEnd={() => {}}
      onLatest={() => {}}
      onEscape={() => {}}
      {...rest}
    />
  );
}
