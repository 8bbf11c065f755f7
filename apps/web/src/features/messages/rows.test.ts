import type { OutboxEntry } from '@parley/client/types.ts';
import type { Notice } from '@parley/shared/features/notices.ts';
import { expect, test } from 'vitest';
import { byDay } from './days.ts';
import { type Entry, entryOf } from './entry.ts';
import { buildRows, type Row, type RowSources } from './rows.ts';

const me = '00000001-0000-7000-8000-000000000000';
const maya = '00000001-0000-7000-8000-000000000001';
const jonas = '00000001-0000-7000-8000-000000000002';
const minute = 60_000;
/** Noon, wherever this runs. */
const noon = new Date(2026, 10, 21, 12).getTime();

function messageId(seq: number): string {
  return `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`;
}

function said(seq: number, author: string, at = noon + seq, ord = seq): Entry {
  return entryOf({ seq, type: 'message:sent', actor: author as never, at, payload: { id: messageId(seq), ord, body: `Message ${seq}` } });
}

function joined(seq: number, name: string, at = noon + seq, id = maya): Entry {
  return entryOf({ seq, type: 'member:joined', actor: null, at, payload: { member: { id: id as never, name, role: 'member', joinedAt: at } } });
}

function rows(entries: readonly Entry[], rest: Partial<RowSources> = {}): readonly Row[] {
  return buildRows({
    entries,
    start: true,
    end: true,
    notices: [],
    outbox: [],
    line: null,
    asked: false,
    me,
    blocked: {},
    opened: [],
    ...rest,
  });
}

/** Each row in a word: who begins a group with a capital, who goes on small. */
function told(list: readonly Row[]): string {
  return list.map((row) => (row.kind === 'message' ? (row.first ? 'M' : 'm') : row.kind)).join(' ');
}

function waiting(id: string, at: number, state: OutboxEntry['state'] = 'waiting'): OutboxEntry {
  return { id: id as never, roomId: 'room' as never, body: 'On its way', at, order: 0, state };
}

function notice(id: string, afterSeq: number): Notice {
  return { id, roomId: 'room' as never, afterSeq, text: 'Welcome', at: noon };
}

test('messages of one author close in time are one group', () => {
  expect(told(rows([said(1, maya), said(2, maya), said(3, jonas), said(4, maya)]))).toBe('M m M M');
  expect(told(rows([said(1, maya, noon), said(2, maya, noon + 5 * minute - 1), said(3, maya, noon + 10 * minute - 1)]))).toBe('M m M');
});

test('a new day begins a group', () => {
  const late = new Date(2026, 10, 21, 23, 59, 59).getTime();
  expect(told(rows([said(1, maya, late), said(2, maya, late + 2_000)]))).toBe('M M');
});

test('another line between ends a group', () => {
  expect(told(rows([said(1, maya), joined(2, 'Priya'), said(3, maya)]))).toBe('M joined M');
});

test('a group has ten rows at most, and what is loaded above moves nothing in a long run', () => {
  const run = Array.from({ length: 45 }, (_, index) => said(index + 1, maya));
  const whole = rows(run);
  const sizes = told(whole)
    .split('M')
    .slice(1)
    .map((group) => group.trim().split(' ').filter(Boolean).length + 1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
  const firsts = (list: readonly Row[]) => list.flatMap((row) => (row.kind === 'message' && row.first && row.seq > 30 ? [row.key] : []));
  expect(firsts(rows(run.slice(25), { start: false }))).toEqual(firsts(whole));
});

test('ROOM8 those who came one after another are one line, from the first to the last of them', () => {
  const [row] = rows([joined(1, 'Maya'), joined(2, 'Jonas'), joined(3, 'Priya')]);
  expect(row).toMatchObject({ kind: 'joined', key: '1', names: ['Maya', 'Jonas', 'Priya'], at: noon + 1, until: noon + 3 });
});

test('ROOM8 the reader is “You” in it, and first, wherever among the others they came', () => {
  expect(rows([joined(1, 'Maya'), joined(2, 'Elena', noon, me), joined(3, 'Priya')])).toMatchObject([{ names: ['You', 'Maya', 'Priya'] }]);
  expect(rows([joined(1, 'Elena', noon, me)])).toMatchObject([{ names: ['You'], until: noon }]);
  const left = entryOf({ seq: 2, type: 'member:left', actor: null, at: noon, payload: { personId: me as never, name: 'Elena' } });
  expect(rows([joined(1, 'Maya'), left])).toMatchObject([{ names: ['Maya'] }, { kind: 'left', names: ['You'] }]);
});

test('“New” stands above the first message that was not read', () => {
  expect(told(rows([said(1, maya), said(2, maya), said(3, maya)], { line: 1 }))).toBe('M new M m');
});

test('READ6 “New” stands above the first message of somebody else, and nowhere if its place is not loaded', () => {
  expect(told(rows([said(1, maya), said(2, me), said(3, me), said(4, maya)], { line: 1 }))).toBe('M M m new M');
  expect(told(rows([said(1, maya), said(2, me)], { line: 1 }))).toBe('M M');
  expect(told(rows([said(5, maya), said(6, maya)], { line: 1, start: false }))).toBe('M m');
  expect(told(rows([said(5, me), said(6, maya)], { line: 1, start: false }))).toBe('M M');
});

test('READ2 a line that was asked for stands above one’s own message too', () => {
  expect(told(rows([said(1, maya), said(2, me), said(3, maya)], { line: 1, asked: true }))).toBe('M new M M');
});

test('a message on its way stands last under the key that it keeps', () => {
  const id = messageId(2);
  const before = rows([said(1, me)], { outbox: [waiting(id, noon)] });
  const after = rows([said(1, me), said(2, me)], { outbox: [waiting(id, noon)] });
  expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key));
  expect(before.at(-1)).toMatchObject({ state: 'waiting', first: false });
  expect(after.at(-1)).toMatchObject({ state: 'sent', first: false });
});

test('a clock that is behind does not put a message on its way into another group or day', () => {
  const list = rows([said(1, me, noon)], { outbox: [waiting(messageId(2), noon - 86_400_000)] });
  expect(told(list)).toBe('M m');
  expect(byDay(list)).toHaveLength(1);
});

test('a notice stands behind the entry it names', () => {
  expect(told(rows([said(1, maya), said(2, maya)], { notices: [notice('a', 1)] }))).toBe('M notice M');
  expect(told(rows([said(1, maya), said(2, maya)], { notices: [notice('a', 2)] }))).toBe('M m notice');
  expect(told(rows([said(5, maya)], { notices: [notice('a', 2)], start: false }))).toBe('M');
});

test('where entries are missing below, a gap says so, and what is on its way stands behind it', () => {
  expect(told(rows([said(1, maya)], { end: false, outbox: [waiting(messageId(9), noon)] }))).toBe('M gap M');
});

test('what this version does not know keeps its place and shows nothing', () => {
  const unknown = entryOf({ seq: 2, type: 'poll:opened', actor: null, at: noon, payload: {} });
  expect(told(rows([said(1, maya), unknown, said(3, maya)]))).toBe('M m');
});

test('rows by day, each day once', () => {
  const day = 86_400_000;
  const days = byDay(rows([said(1, maya, noon), said(2, maya, noon + day), said(3, maya, noon + day + 1)]));
  expect(days.map((each) => each.rows.length)).toEqual([1, 2]);
  expect(new Set(days.map(({ key }) => key)).size).toBe(2);
});

/** The same, with what a line holds, and whether it was opened. */
function toldFolded(list: readonly Row[]): string {
  return list.map((row) => (row.kind === 'folded' ? `${row.open ? 'open' : 'folded'} ${row.held.length}` : told([row]))).join(', ');
}

const withoutMaya = { blocked: { [maya]: true } };

test('BLOCK3 what somebody blocked wrote is one line for what follows each other, and the groups around it are right', () => {
  const entries = [said(1, jonas), said(2, maya), said(3, maya), said(4, jonas), said(5, jonas), said(6, maya)];
  const list = rows(entries, withoutMaya);
  expect(toldFolded(list)).toBe('M, folded 2, M, m, folded 1');
  expect(list[1]).toMatchObject({ author: maya, ord: 2, to: 3, held: [messageId(2), messageId(3)] });
  expect(toldFolded(rows(entries))).toBe(told(rows(entries)).replaceAll(' ', ', '));
});

test('BLOCK3 of several people it says no one’s id; a line about the room, “New” and another day end it', () => {
  const both = { blocked: { [maya]: true, [jonas]: true } };
  expect(rows([said(1, maya), said(2, jonas)], both)).toMatchObject([{ kind: 'folded', author: null, held: [messageId(1), messageId(2)] }]);
  expect(toldFolded(rows([said(1, maya), joined(2, 'Priya'), said(3, maya, noon + 3, 2)], withoutMaya))).toBe('folded 1, joined, folded 1');
  expect(toldFolded(rows([said(1, maya), said(2, maya)], { ...withoutMaya, line: 1 }))).toBe('folded 1, new, folded 1');
  const list = rows([said(1, maya, noon), said(2, maya, noon + 24 * 60 * minute)], withoutMaya);
  expect(byDay(list).map((day) => toldFolded(day.rows))).toEqual(['folded 1', 'folded 1']);
});

test('BLOCK3 opened, a line stands above what it holds; what follows is folded, and what was on its way is not', () => {
  const entries = [said(1, maya), said(2, maya), said(3, maya)];
  const opened = [messageId(1), messageId(2)];
  const list = rows(entries, { ...withoutMaya, opened, outbox: [waiting('mine', noon)] });
  expect(toldFolded(list)).toBe('open 2, M, m, folded 1, M');
  // Under one key, folded and opened: the focus and the place of the line stay.
  expect(list[0]?.key).toBe(rows(entries, withoutMaya)[0]?.key);
  expect(list.map(({ seq }) => seq)).toEqual([1, 1, 2, 3, Infinity]);
});

test('BLOCK6 a line ends by the messages’ own numbers: what is loaded above it changes only the one beside', () => {
  const run = Array.from({ length: 180 }, (_, index) => said(index + 1, maya));
  const whole = rows(run, withoutMaya);
  expect(toldFolded(whole)).toBe('folded 49, folded 50, folded 50, folded 31');
  expect(rows(run.slice(70), { ...withoutMaya, start: false }).slice(1)).toEqual(whole.slice(2));
});

test('BLOCK5 “New” stands above the line of somebody blocked, and what one wrote oneself is not new', () => {
  expect(toldFolded(rows([said(1, jonas), said(2, me), said(3, maya), said(4, jonas)], { ...withoutMaya, line: 1 }))).toBe('M, M, new, folded 1, M');
});
