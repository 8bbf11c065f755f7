import { expect, test } from 'vitest';
import { Intervals } from '../history/intervals.ts';
import { idOf } from '../history/ids.ts';
import { fingerprint, LogTable, type Transition } from '../history/log-table.ts';
import type { Send, SendState } from '../history/sends.ts';
import { Violations } from '../history/violations.ts';
import type { FinalEntry, FinalLog } from './final-log.ts';
import { placesOf } from './final-log.ts';
import { convergedWithin, letsGo, noComplaint } from './health.ts';
import { allAtTheHead, asTheLogSays, withoutHole } from './log.ts';
import { onlyToMembers } from './private.ts';
import { asOnANewDevice, readStaysRead, unreadAsCounted } from './same.ts';
import { everySentIsThere, inRealTime, inTheOrderWritten, nothingGivenUp, nothingRefused, nothingTwice, type Written } from './sent.ts';

// Each invariant, over a history that keeps it and over histories in which it is broken on purpose.

function entry(seq: number, n: number, device = 1): FinalEntry {
  return { seq, hash: seq, id: idOf(device, n), mark: `${device}.${n}` };
}

function log(entries: readonly FinalEntry[], transitions: readonly Transition[] = []): FinalLog {
  return { room: 'room', entries, transitions };
}

function send(n: number, from: number, to: number, state: SendState = 'ok', seq = 0): Send {
  return { n, room: 0, mark: `1.${n}`, invokedAt: from, state, endedAt: to, seq };
}

function by(...sends: Send[]): readonly Written[] {
  return [{ device: 1, sends }];
}

const good = log([entry(1, 1), entry(2, 2), entry(3, 3)]);
const places = placesOf([good]);

test('I1: what was shown as sent is in the log, where it was said to be', () => {
  expect(everySentIsThere(by(send(1, 0, 1, 'ok', 1), send(2, 1, 2)), places)).toEqual([]);
  expect(everySentIsThere(by(send(4, 0, 1)), places)).toMatchObject([{ invariant: 'I1' }]);
  expect(everySentIsThere(by(send(1, 0, 1, 'ok', 2)), places)).toMatchObject([{ invariant: 'I1' }]);
  expect(everySentIsThere(by(send(4, 0, 1, 'info'), send(5, 0, 1, 'rejected')), places)).toEqual([]);
});

test('I2: no id twice, no text twice', () => {
  expect(nothingTwice([good])).toEqual([]);
  expect(nothingTwice([log([entry(1, 1), entry(2, 1)])])).toHaveLength(2);
  expect(nothingTwice([log([entry(1, 1), { ...entry(2, 2), mark: '1.1' }])])).toMatchObject([{ invariant: 'I2' }]);
});

test('I3: the log has no hole but what a fault has planted', () => {
  expect(withoutHole(good, new Set())).toEqual([]);
  expect(withoutHole(log([entry(1, 1), entry(3, 3)]), new Set())).toMatchObject([{ invariant: 'I3' }]);
  expect(withoutHole(log([entry(1, 1), entry(3, 3)]), new Set([2]))).toEqual([]);
  expect(withoutHole(log([entry(1, 1), entry(3, 3), entry(2, 2)]), new Set())).not.toEqual([]);
});

test('I4: all see the same event at the same seq, the log’s own, and all of them', () => {
  const table = new LogTable('room');
  const violations = new Violations();
  const event = { type: 'message:sent', actor: 'a', at: 1, payload: { id: '1' } };
  table.observe(1, event, violations, 'a device');
  table.observe(1, { ...event }, violations, 'another');
  expect(violations.total).toBe(0);
  const there = log([{ ...entry(1, 1), hash: fingerprint(event) }]);
  expect(asTheLogSays(there, table, new Set())).toEqual([]);
  expect(asTheLogSays(log([entry(1, 1)]), table, new Set())).toMatchObject([{ invariant: 'I4' }]);
  expect(asTheLogSays(log([]), table, new Set())).toMatchObject([{ invariant: 'I4' }]);
  table.observe(1, { ...event, payload: { id: '2' } }, violations, 'a third');
  expect(violations.counts.get('I4')).toBe(1);

  expect(allAtTheHead([{ who: 'a', at: new Map([['room', 3]]) }], [good])).toEqual([]);
  expect(allAtTheHead([{ who: 'a', at: new Map([['room', 2]]) }], [good])).toMatchObject([{ invariant: 'I4' }]);
});

test('I5: one device’s messages stand in the order in which it wrote them', () => {
  expect(inTheOrderWritten(by(send(1, 0, 1), send(2, 1, 2)), places)).toEqual([]);
  expect(inTheOrderWritten(by(send(2, 0, 1), send(1, 1, 2)), places)).toMatchObject([{ invariant: 'I5' }]);
});

test('I6: who was sure before another began stands before them', () => {
  const others = (first: Send, second: Send): readonly Written[] => [...by(first), { device: 2, sends: [second] }];
  const two = placesOf([log([entry(1, 1), entry(2, 2, 2)])]);
  expect(inRealTime(others(send(1, 0, 1), send(2, 2, 3)), two)).toEqual([]);
  expect(inRealTime(others(send(1, 4, 5), send(2, 2, 3)), two)).toMatchObject([{ invariant: 'I6' }]);
  // At the same time, either may be first.
  expect(inRealTime(others(send(1, 2, 5), send(2, 2, 3)), two)).toEqual([]);
});

test('I7: only members get what a room says, and only of their time', () => {
  const transitions = [
    { seq: 2, person: 'p', inside: true },
    { seq: 5, person: 'p', inside: false },
    { seq: 8, person: 'p', inside: true },
  ];
  function exposed(pushed: readonly (readonly [number, number])[], heads: readonly number[]) {
    const intervals = new Intervals();
    for (const [from, to] of pushed) intervals.add(from, to);
    return onlyToMembers('room', 'p', { pushed: intervals, heads: new Set(heads) }, transitions);
  }
  expect(
    exposed(
      [
        [3, 5],
        [9, 12],
      ],
      [2, 4, 8, 20],
    ),
  ).toEqual([]);
  expect(exposed([[3, 6]], [])).toMatchObject([{ invariant: 'I7' }]);
  expect(exposed([[1, 3]], [])).toMatchObject([{ invariant: 'I7' }]);
  expect(exposed([], [6])).toMatchObject([{ invariant: 'I7' }]);
  expect(onlyToMembers('room', 'somebody else', { pushed: new Intervals(), heads: new Set([3]) }, transitions)).toHaveLength(1);
});

test('I8: a device shows what a new one shows', () => {
  expect(asOnANewDevice('a', ['name A', 'room 1'], ['room 1', 'name A'])).toEqual([]);
  expect(asOnANewDevice('a', ['name A', 'room 2'], ['name A', 'room 1'])).toMatchObject([{ invariant: 'I8' }, { invariant: 'I8' }]);
});

test('I9: what is unread is what the log counts, and what was read stays read', () => {
  const line = { who: 'a', room: 'room', ord: 3, readOrd: 2 };
  expect(unreadAsCounted([line], [good])).toEqual([]);
  expect(unreadAsCounted([{ ...line, ord: 4 }], [good])).toMatchObject([{ invariant: 'I9' }]);
  expect(unreadAsCounted([{ ...line, readOrd: 4 }], [good])).toMatchObject([{ invariant: 'I9' }]);
  const read = [{ person: 'p', room: 'room', told: 2, endedAt: 1 }];
  expect(readStaysRead(read, new Map([['p room', 2]]), new Set())).toEqual([]);
  expect(readStaysRead(read, new Map([['p room', 1]]), new Set())).toMatchObject([{ invariant: 'I9' }]);
  expect(readStaysRead(read, new Map([['p room', 1]]), new Set(['p room']))).toEqual([]);
});

test('I10: what was refused is nowhere, and nothing is given up that need not be', () => {
  expect(nothingRefused(by(send(4, 0, 1, 'rejected')), places)).toEqual([]);
  expect(nothingRefused(by(send(1, 0, 1, 'rejected')), places)).toMatchObject([{ invariant: 'I10' }]);
  expect(nothingGivenUp(by(send(1, 0, 1)), 'F8a')).toEqual([]);
  expect(nothingGivenUp(by(send(1, 0, 1, 'info'), send(2, 0, 1, 'rejected')), 'F8a')).toHaveLength(2);
});

test('I11: equal in time', () => {
  expect(convergedWithin(4_999, 5_000)).toEqual([]);
  expect(convergedWithin(5_001, 5_000)).toMatchObject([{ invariant: 'I11' }]);
  expect(convergedWithin(null, 5_000)).toMatchObject([{ invariant: 'I11' }]);
});

test('I12: what everybody held is let go of, and nobody complains', () => {
  const before = { lives: 30e6, rss: 100e6, files: 20 };
  expect(letsGo(before, { lives: 33e6, rss: 120e6, files: 20 })).toEqual([]);
  expect(letsGo(before, { lives: 60e6, rss: 120e6, files: 20 })).toMatchObject([{ invariant: 'I12' }]);
  expect(letsGo(before, { lives: 60e6, rss: 400e6, files: 21 })).toHaveLength(3);
  expect(noComplaint(['{"level":"warn","msg":"slow"}', '{"level":"error","msg":"expected"}'], /expected/u)).toEqual([]);
  expect(noComplaint(['{"level":"fatal","msg":"cannot go on"}'], null)).toMatchObject([{ invariant: 'I12' }]);
});
