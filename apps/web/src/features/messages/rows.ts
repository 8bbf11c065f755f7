import type { OutboxEntry } from '@parley/client/types.ts';
import type { Notice } from '@parley/shared/features/notices.ts';
import type { LineName } from '../lines.ts';
import type { Entry, EntryOf } from './entry.ts';
import { createGrouping, sameDay } from './grouping.ts';

interface Placed {
  readonly key: string;
  /** Where it stands among the room’s events; what stands between two of them has a fraction, what is on its way comes last. */
  readonly seq: number;
  readonly at: number;
}

export interface MessageRow extends Placed {
  readonly kind: 'message';
  readonly author: string;
  readonly body: string;
  /** Null: not in the log yet. */
  readonly ord: number | null;
  /** Shows who wrote it; the ones below it belong to it. */
  readonly first: boolean;
  readonly state: 'sent' | OutboxEntry['state'];
  readonly reason?: string;
  /** It was refused, and nothing can be sent there now. */
  readonly shut?: true;
}

/**
 * Messages of people whom the reader has blocked, one after another, in one line. Where it was opened they stand below it, each as a
 * message.
 */
export interface FoldedRow extends Placed {
  readonly kind: 'folded';
  /** Who wrote them; null: several people. */
  readonly author: string | null;
  /** The numbers of the first and the last of them. */
  readonly ord: number;
  readonly to: number;
  /** The keys of all of them. */
  readonly held: readonly string[];
  readonly open: boolean;
}

/** Several who came or went one after another, in one line. */
export interface PassageRow extends Placed {
  readonly kind: 'joined' | 'left';
  /** The reader, as “You”, before all others. */
  readonly names: readonly string[];
  /** When the last of them did. */
  readonly until: number;
}

export interface EventRow extends Placed {
  readonly kind: 'event';
  readonly entry: EntryOf<LineName>;
}

export interface NoticeRow extends Placed {
  readonly kind: 'notice';
  readonly notice: Notice;
}

/** “New”: what is below was not read when the room was opened, or came while one looked away. */
export interface NewRow extends Placed {
  readonly kind: 'new';
}

/** Between it and what is below are entries that the device does not have. */
export interface GapRow extends Placed {
  readonly kind: 'gap';
}

export type Row = MessageRow | FoldedRow | PassageRow | EventRow | NoticeRow | NewRow | GapRow;

/** Whether the row is the message with this number, or holds it. */
export function standsFor(row: Row, ord: number): boolean {
  return row.kind === 'message' ? row.ord === ord : row.kind === 'folded' && row.ord <= ord && ord <= row.to;
}

/** Whether the row has this key, or holds the message that has it. */
export function hasKey(row: Row, key: string): boolean {
  return row.key === key || (row.kind === 'folded' && row.held.includes(key));
}

export interface RowSources {
  readonly entries: readonly Entry[];
  /** The entries reach the room’s first, its last one. */
  readonly start: boolean;
  readonly end: boolean;
  readonly notices: readonly Notice[];
  /** On their way, in the order in which they were written. */
  readonly outbox: readonly OutboxEntry[];
  /** Nothing is written there any more. */
  readonly archived?: boolean;
  /** The last message that was read; null: no line. */
  readonly line: number | null;
  /** The person asked for the line there. */
  readonly asked: boolean;
  readonly me: string;
  /** Whose messages are folded, by their id. */
  readonly blocked: Readonly<Record<string, unknown>>;
  /** Which of these the reader wants to see, by their keys. */
  readonly opened: readonly string[];
}

/** Messages in one line at most. It ends by their own numbers: so nothing moves when the beginning of a long stretch is loaded. */
const foldMost = 50;

/** The timeline as it is shown, from what is in the log, on its way, and for this person only. */
export function buildRows({ entries, start, end, notices, outbox, archived, line, asked, me, blocked, opened }: RowSources): readonly Row[] {
  const rows: Row[] = [];
  const inLog = new Set<string>();
  let lineDue = line !== null;
  // What follows the line may be further up.
  let placed = start;
  let lastOrd = 0;
  /** Where the line of folded messages stands that the next one may belong to. */
  let fold = -1;
  const beginsGroup = createGrouping(start);

  function push(row: Row): void {
    const before = rows.at(-1);
    fold = -1;
    // By the clock of this device, what is on its way may seem older than what it stands below.
    const at = Math.max(row.at, before?.at ?? 0);
    if (row.kind !== 'message') return void rows.push({ ...row, at });
    lastOrd = row.ord ?? lastOrd + 1;
    rows.push({ ...row, at, first: beginsGroup({ ...row, at }, before, lastOrd) });
  }

  function message({ key, seq, at, actor, payload }: EntryOf<'message:sent'>): void {
    inLog.add(key);
    if (lineDue && line !== null && payload.ord > line) {
      placed ||= payload.ord === line + 1;
      // What one wrote oneself is not new, unless one says so.
      lineDue = !asked && actor === me;
      if (placed && !lineDue) push({ kind: 'new', key: 'new', seq: seq - 0.25, at });
    }
    const { ord, body } = payload;
    const row: MessageRow = { kind: 'message', key, seq, at, author: actor ?? '', body, ord, first: true, state: 'sent' };
    if (blocked[row.author]) hold(row, ord);
    else push(row);
  }

  /** A message of somebody blocked: goes into the line above it that holds such, or into one of its own. */
  function hold(row: MessageRow, ord: number): void {
    const { key, seq, at, author } = row;
    const open = opened.includes(key);
    const above = rows[fold];
    if (above?.kind === 'folded' && above.open === open && ord % foldMost !== 0 && sameDay(above.at, at))
      rows[fold] = { ...above, to: ord, held: [...above.held, key], author: above.author === author ? author : null };
    else {
      push({ kind: 'folded', key: `fold-${key}`, seq, at, author, ord, to: ord, held: [key], open });
      fold = rows.length - 1;
    }
    lastOrd = ord;
    if (!open) return;
    const into = fold;
    push(row);
    fold = into;
  }

  function passage(kind: PassageRow['kind'], { key, seq, at }: Entry, id: string, name: string): void {
    const before = rows.at(-1);
    const isMe = id === me;
    if (before?.kind === kind && sameDay(before.at, at))
      rows[rows.length - 1] = { ...before, names: isMe ? ['You', ...before.names] : [...before.names, name], until: at };
    else push({ kind, key, seq, at, names: [isMe ? 'You' : name], until: at });
  }

  function add(entry: Entry): void {
    switch (entry.type) {
      case 'message:sent':
        return message(entry);
      case 'member:joined':
        return passage('joined', entry, entry.payload.member.id, entry.payload.member.name);
      case 'member:left':
        return passage('left', entry, entry.payload.personId, entry.payload.name);
      case 'room:created':
      case null:
        // That a room was made says what stands above its first message; what this version does not know shows nothing.
        return;
      default:
        return push({ kind: 'event', key: entry.key, seq: entry.seq, at: entry.at, entry });
    }
  }

  const waiting = notices.toSorted((a, b) => a.afterSeq - b.afterSeq);
  function noticesUpTo(seq: number): void {
    while (waiting[0] !== undefined && waiting[0].afterSeq < seq) {
      const notice = waiting.shift();
      if (notice !== undefined) push({ kind: 'notice', key: notice.id, seq: notice.afterSeq + 0.5, at: notice.at, notice });
    }
  }

  const first = entries[0]?.seq ?? 0;
  if (!start) while (waiting[0] !== undefined && waiting[0].afterSeq < first) waiting.shift();
  for (const entry of entries) {
    noticesUpTo(entry.seq);
    add(entry);
  }
  noticesUpTo(end ? Infinity : (entries.at(-1)?.seq ?? 0));
  if (!end) push({ kind: 'gap', key: 'gap', seq: (entries.at(-1)?.seq ?? 0) + 0.75, at: 0 });
  for (const { id, body, at, state, reason } of outbox) {
    if (inLog.has(id)) continue;
    const row: MessageRow = { kind: 'message', key: id, seq: Infinity, at, author: me, body, ord: null, first: true, state };
    push({ ...row, ...(reason !== undefined && { reason }), ...(archived && state === 'failed' && { shut: true }) });
  }
  return rows;
}
