import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import type { OutboxEntry } from '../types.ts';
import * as outbox from './outbox.ts';

const kitchen = 'kitchen' as RoomId;
const garden = 'garden' as RoomId;

function entry(id: string, roomId: RoomId = kitchen): OutboxEntry {
  return { id: id as MessageId, roomId, body: id, at: 0, state: 'waiting' };
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
  expect(due(outbox.paused(box, one))).toEqual(['three']);
  expect(due([outbox.itemOf(entry('zero'), 'storing'), ...box])).toEqual(['three']);
});

test('OUT4 a refused message holds up nothing', () => {
  expect(due(outbox.failed(queued(entry('one'), entry('two')), one, 'No.'))).toEqual(['two']);
});

test('OUT4 a refused message that is tried again keeps its id and its place', () => {
  const refused = outbox.failed(queued(entry('one'), entry('two')), one, 'No.');
  const box = outbox.storing(refused, one, outbox.revived(outbox.find(refused, one)?.entry ?? entry('none')));
  expect(box.map((item) => item.entry)).toEqual([entry('one'), entry('two')]);
  expect(due(outbox.stored(box, one))).toEqual(['one']);
});

test('OUT5 a lost connection makes what was in flight due again, in the same order', () => {
  const box = outbox.requeue(outbox.sent(queued(entry('one'), entry('two')), one));
  expect(due(box)).toEqual(['one']);
});

test('OUT6 what was stored before comes first, and nothing twice', () => {
  const box = outbox.restore(queued(entry('two'), entry('three')), [entry('one'), entry('two')]);
  expect(box.map((item) => item.entry.id)).toEqual(['one', 'two', 'three']);
});

test('OUT6 what no storage has keeps its place before what was written after it', () => {
  const memoryOnly = { ...entry('two'), memoryOnly: true };
  const box = [...queued(entry('one'), memoryOnly, entry('three')), outbox.itemOf(entry('four'), 'storing')];
  expect(outbox.restore(box, [entry('zero'), entry('three')]).map((item) => item.entry.id)).toEqual(['zero', 'one', 'two', 'three', 'four']);
});

test('TAB1 what another tab tells is shown once, and changes only what this tab is not changing itself', () => {
  const box = outbox.heard(outbox.heard(queued(entry('one')), entry('two')), outbox.refused(entry('two'), 'No.'));
  expect(box.map((item) => item.phase)).toEqual(['queued', 'failed']);
  expect(outbox.heard(box, entry('two')).map((item) => item.phase)).toEqual(['queued', 'queued']);
  expect(outbox.heard(outbox.storing(box, one), outbox.tried(entry('one')))[0]?.entry.tried).toBeUndefined();
  expect(outbox.heard(outbox.sent(box, one), outbox.tried(entry('one')))[0]?.phase).toBe('sent');
});

test('OUT9 a place in the log that was told counts for the copy of its own room and on its own connection only', () => {
  const box = outbox.located(queued(entry('one'), entry('two')), two, 7);
  expect(outbox.reachedBy(box, kitchen, 6)).toEqual([]);
  expect(outbox.reachedBy(box, garden, 9)).toEqual([]);
  expect(outbox.reachedBy(box, kitchen, 7).map((item) => item.entry.id)).toEqual(['two']);
  expect(outbox.reachedBy(outbox.requeue(box), kitchen, 9)).toEqual([]);
});
