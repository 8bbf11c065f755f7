import { expect, test } from 'vitest';
import { announcement } from './announcement.ts';
import { type Entry, entryOf } from './entry.ts';

const names = { a: 'Priya', me: 'Elena' };

function said(seq: number, actor: string, body: string): Entry {
  return entryOf({
    seq,
    type: 'message:sent',
    actor: actor as never,
    at: 0,
    payload: { id: `00000003-0000-7000-8000-00000000000${seq}`, ord: seq, body },
  });
}

test('one message is read out with its author', () => {
  expect(announcement([said(1, 'a', 'Hello')], names, 'me', {})).toBe('Priya: Hello');
});

test('several are counted, and the last is read out', () => {
  expect(announcement([said(1, 'a', 'One'), said(2, 'a', 'Two'), said(3, 'me', 'Mine')], names, 'me', {})).toBe(
    '2 new messages, last from Priya: Two',
  );
});

test('one’s own messages and other lines are not read out', () => {
  const left = entryOf({
    seq: 2,
    type: 'member:left',
    actor: null,
    at: 0,
    payload: { personId: '00000001-0000-7000-8000-000000000001', name: 'Sam' },
  });
  expect(announcement([said(1, 'me', 'Mine'), left], names, 'me', {})).toBe('');
});

test('HEAR1 BLOCK4 what somebody blocked says is not read out, and not counted', () => {
  const blocked = { a: true };
  expect(announcement([said(1, 'a', 'Loud')], names, 'me', blocked)).toBe('');
  expect(announcement([said(1, 'b', 'Calm'), said(2, 'a', 'Loud')], { ...names, b: 'Sam' }, 'me', blocked)).toBe('Sam: Calm');
});
