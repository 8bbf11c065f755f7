import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import type { OutboxEntry } from '../types.ts';
import * as outbox from './outbox.ts';

const kitchen = 'kitchen' as RoomId;
const garden = 'garden' as RoomId;

function entry(id: string, roomId: RoomId = kitchen, order = 0): OutboxEntry {
  return { id: id as MessageId, roomId, body: id, at: 0, order, state: 'waiting' };
}

function queued(...entries: OutboxEntry[]): outbox.Outbox {
  return entries.map((each) => outbox.itemOf(each, 'queued'));
}

function due(box: outbox.Outbox): string[] {
  return outbox.due(box).map((item) => item.entry.id);
}

const one = 'one' as MessageId;
const two = 'two' as MessageId;

test('OUT3 of each room the first message is due', () => {
  expect(due(queued(entry('one'), entry('two'), entry('three', garden)))).toEqual(['one', 'three']);
});

test('OUT3 a message in flight, told to wait or not stored yet holds up its room only', () => {
  const box = queued(entry('one'), entry('two'), entry('three', garden));
  expect(due(outbox.sent(box, one))).toEqual(['three']);
  expect(due(outbox.paused(box, one, 0))).toEqual(['three']);
  expect(due([outbox.itemOf(entry('zero'), 'storing'), ...box])).toEqual(['three']);
});

test('OUT4 a refused message holds up nothing', () => {
  expect(due(queued(outbox.refused(entry('one'), 'No.'), entry('two')))).toEqual(['two']);
});

test('OUT4 a refused message that is tried again keeps its id and its place', () => {
  const refused = queued(outbox.refused(entry('one'), 'No.'), entry('two'));
  const box = outbox.put(refused, outbox.revived(outbox.refused(entry('one'), 'No.')), 'storing');
  expect(box.map((item) => item.entry)).toEqual([entry('one'), entry('two')]);
  expect(due(outbox.stored(box, one, true))).toEqual(['one']);
});

test('OUT5 a lost connection makes what was in flight due again, in the same order', () => {
  const box = outbox.requeue(outbox.sent(queued(entry('one'), entry('two')), one));
  expect(due(box)).toEqual(['one']);
});

test('OUT6 what was stored before comes first, and nothing twice', () => {
  const stored = [entry('one', kitchen, 1), entry('two', kitchen, 2)];
  const box = stored.reduce((next, each) => outbox.put(next, each), queued(entry('two', kitchen, 2), entry('three', kitchen, 3)));
  expect(box.map((item) => item.entry.id)).toEqual(['one', 'two', 'three']);
});

test('OUT6 what is written comes after everything that is known, even if the clock was set back', () => {
  expect(outbox.nextOrder(queued(entry('one', kitchen, 90), entry('two', kitchen, 80)), 5)).toBe(91);
  expect(outbox.nextOrder(queued(entry('one', kitchen, 90)), 100)).toBe(100);
});

test('TAB1 what another tab tells has its place by when it was written, and by its id', () => {
  const heard = [entry('c', kitchen, 2), entry('b', kitchen, 2), entry('a', kitchen, 3), entry('d', kitchen, 1)];
  const box = heard.reduce<outbox.Outbox>((next, each) => outbox.put(next, each), []);
  expect(box.map((item) => item.entry.id)).toEqual(['d', 'b', 'c', 'a']);
});

test('TAB1 what another tab tells changes only what this tab is not about itself', () => {
  const told = outbox.refused(entry('one'), 'No.');
  expect(outbox.put(queued(entry('one')), told)[0]?.phase).toBe('failed');
  expect(outbox.put(queued(told), entry('one'))[0]?.phase).toBe('queued');
  expect(outbox.put([outbox.itemOf(entry('one'), 'storing')], told)[0]?.phase).toBe('storing');
  expect(outbox.put(outbox.sent(queued(entry('one')), one), { ...entry('one'), memoryOnly: true })[0]?.phase).toBe('sent');
});

test('OUT9 a place in the log that was told counts for the copy of its own room and on its own connection only', () => {
  const box = outbox.located(queued(entry('one'), entry('two')), two, 7);
  expect(outbox.reachedBy(box, kitchen, 6)).toEqual([]);
  expect(outbox.reachedBy(box, garden, 9)).toEqual([]);
  expect(outbox.reachedBy(box, kitchen, 7).map((item) => item.entry.id)).toEqual(['two']);
  expect(outbox.reachedBy(outbox.requeue(box), kitchen, 9)).toEqual([]);
});
