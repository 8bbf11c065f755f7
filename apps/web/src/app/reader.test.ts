import { expect, test } from 'vitest';
import { startReader as start } from './testing-reader.ts';

test('a read position shows at once and never goes back by reading', () => {
  const { reader, unread, marks } = start();
  reader.actions.markRead('design', 7);
  expect(unread('design')).toBe(3);
  reader.actions.markRead('design', 4);
  expect(unread('design')).toBe(3);
  expect(marks()).toEqual([{ roomId: 'design', ord: 7, back: false }]);
});

test('reading along tells the server now and then, and the last position for certain', async () => {
  const { clock, reader, marks, settle } = start();
  for (const ord of [1, 2, 3, 4]) reader.actions.markRead('design', ord);
  expect(marks()).toHaveLength(1);
  await settle();
  expect(marks()).toHaveLength(1);
  clock.advance(1_000);
  expect(marks()).toEqual([
    { roomId: 'design', ord: 1, back: false },
    { roomId: 'design', ord: 4, back: false },
  ]);
});

test('what the server says counts again once it was told everything', async () => {
  const { chat, reader, settle } = start();
  reader.actions.markRead('design', 7);
  expect(chat.state().reading.told).toEqual({ design: { ord: 7, back: false } });
  await settle();
  expect(chat.state().reading.told).toEqual({});
});

test('nothing is read while nobody is in front of the screen', () => {
  const { reader, marks } = start();
  reader.attend(false);
  reader.actions.markRead('design', 7);
  expect(marks()).toEqual([]);
});

test('READ1 only marking unread goes back, also together with what is read after it', async () => {
  const { clock, reader, marks, settle } = start();
  reader.actions.markRead('design', 9);
  reader.actions.markUnreadFrom('design', 3);
  reader.actions.markRoomRead('design');
  await settle();
  clock.advance(1_000);
  expect(marks()).toEqual([
    { roomId: 'design', ord: 9, back: false },
    { roomId: 'design', ord: 10, back: true },
  ]);
});

test('marked unread, a room stays so until one leaves it, however long one looks', () => {
  const { reader, unread, chat } = start();
  reader.show('design');
  reader.actions.markRead('design', 10);
  reader.actions.readerMoved('design', true);
  reader.actions.markUnreadFrom('design', 8);
  reader.actions.markRead('design', 10);
  expect(unread('design')).toBe(3);
  expect(chat.state().reading.line).toBe(7);
  reader.hide();
  reader.show('design');
  reader.actions.markRead('design', 10);
  expect(unread('design')).toBe(0);
});

test('Escape reads the whole room, also one that was kept unread', () => {
  const { reader, unread } = start();
  reader.show('design');
  reader.actions.markUnreadFrom('design', 3);
  reader.actions.markRoomRead('design');
  expect(unread('design')).toBe(0);
});

test('the line stands where the room was opened, and does not move while one reads', () => {
  const { reader, chat } = start();
  reader.actions.markRead('design', 6);
  reader.show('design');
  expect(chat.state().reading.line).toBe(6);
  reader.actions.markRead('design', 10);
  expect(chat.state().reading.line).toBe(6);
  reader.hide();
  reader.show('design');
  expect(chat.state().reading.line).toBeNull();
});

test('what came while one looked away is new, and nothing is if nothing came', () => {
  const { reader, chat } = start();
  reader.actions.markRead('design', 10);
  reader.show('design');
  reader.attend(false);
  reader.attend(true);
  expect(chat.state().reading.line).toBeNull();
  reader.attend(false);
  chat.sink.heads({ design: [11, 11] } as never);
  reader.attend(true);
  expect(chat.state().reading.line).toBe(10);
});

test('READ6 each absence has a line of its own where everything was read before it', () => {
  const { reader, chat } = start();
  const line = () => chat.state().reading.line;
  function away(ord: number): void {
    reader.attend(false);
    chat.sink.heads({ design: [ord, ord] } as never);
    reader.attend(true);
  }
  reader.actions.markRead('design', 5);
  reader.show('design');
  away(10);
  expect(line()).toBe(5);
  reader.actions.markRead('design', 10);
  expect(line()).toBe(5);
  away(40);
  expect(line()).toBe(10);
  // Part of it was read: what is left is new since the same moment.
  reader.actions.markRead('design', 20);
  away(50);
  expect(line()).toBe(10);
  reader.actions.markRead('design', 50);
  away(50);
  expect(line()).toBeNull();
});

test('READ6 a line that was asked for stays, and none is left of what was read on another device', () => {
  const { reader, chat } = start();
  reader.actions.markRead('design', 10);
  reader.show('design');
  reader.actions.markUnreadFrom('design', 4);
  chat.note('read:told', { roomId: 'design', ord: 10, back: false });
  reader.attend(false);
  reader.attend(true);
  expect(chat.state().reading.line).toBe(3);
  reader.actions.markRoomRead('design');
  reader.wrote('design', 10);
  reader.attend(false);
  chat.sink.heads({ design: [12, 12] } as never);
  chat.note('read:told', { roomId: 'design', ord: 12, back: false });
  reader.attend(true);
  expect(chat.state().reading.line).toBeNull();
});

test('the room whose end is in front of the reader is not counted', () => {
  const { reader, unread } = start();
  reader.show('design');
  reader.actions.readerMoved('design', true);
  expect(unread('design')).toBe(0);
  reader.attend(false);
  expect(unread('design')).toBe(10);
  expect(unread('random')).toBe(5);
});

test('READ3 who writes has read what is above, also what they had wanted to stay unread', () => {
  const { reader, unread } = start();
  reader.wrote('design', 10);
  expect(unread('design')).toBe(0);
  reader.show('design');
  reader.actions.markUnreadFrom('design', 5);
  expect(unread('design')).toBe(6);
  reader.wrote('design', 10);
  expect(unread('design')).toBe(0);
});

test('READ3 a page that goes tells what was read last, without waiting for its turn', () => {
  const { reader, marks } = start();
  reader.wrote('design', 9);
  reader.wrote('design', 10);
  expect(marks()).toHaveLength(1);
  reader.flush();
  expect(marks()).toEqual([
    { roomId: 'design', ord: 9, back: false },
    { roomId: 'design', ord: 10, back: false },
  ]);
});

test('once it has ended, an answer that comes late tells nobody anything', async () => {
  const told: unknown[] = [];
  const { clock, reader, settle } = start({ tell: (news) => told.push(news), listen: () => () => {} });
  reader.actions.markRead('design', 7);
  reader.end();
  const before = told.length;
  await settle();
  clock.advance(10_000);
  expect(told).toHaveLength(before);
});

test('CACHE9 what is known to be new only when the device is in step stands below a line, once, and nothing else changes', () => {
  const { chat, reader } = start();
  reader.actions.markRead('design', 10);
  reader.show('design');
  reader.actions.readerMoved('design', true);
  expect(chat.state().reading.line).toBe(null);
  chat.sink.heads({ design: [14, 12] } as never);
  reader.caughtUp();
  expect(chat.state().reading).toMatchObject({ shown: 'design', line: 10, atEnd: true });
  chat.sink.heads({ design: [16, 14] } as never);
  reader.actions.markRead('design', 14);
  reader.caughtUp();
  expect(chat.state().reading.line).toBe(10);
});
