import { act, render, screen } from '@testing-library/react';
import type { TimelineEntry } from '@parley/shared/features/messages.ts';
import type { MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Actions } from '../store/actions.ts';
import { ChatContext } from '../store/use-chat.ts';
import { RoomTimeline } from './RoomTimeline.tsx';
import { chatIn, createStillClock, me, roomOf } from './testing-device.ts';

const maya = '00000001-0000-7000-8000-000000000001' as PersonId;

function said(ord: number): TimelineEntry {
  return { seq: ord, type: 'message:sent', actor: maya, at: ord, payload: { id: `m${ord}` as MessageId, ord, body: `message ${ord}` } };
}

/** A device that has messages 51 to 200 of two rooms, none of them read. */
async function start() {
  const chat = chatIn({ design: 200, random: 200 }, createStillClock());
  const entries = Array.from({ length: 150 }, (_, index) => said(index + 51));
  for (const id of ['design', 'random']) {
    chat.sink.roomSnapshot(
      id as RoomId,
      {
        rooms: roomOf(id),
        members: [],
        messages: { entries, people: [{ id: maya, name: 'Maya' }], start: false, end: true },
        profiles: {},
        presence: {},
      },
      entries.at(-1)?.seq ?? 0,
    );
  }
  const found: (() => void)[] = [];
  const loadOrd = vi.fn(() => new Promise<void>((resolve) => found.push(resolve)));
  const actions = { showRoom: vi.fn(), loadOrd, loadOlder: vi.fn(), markRead: vi.fn(), readerMoved: vi.fn() } as unknown as Actions;
  const view = (id: string) => {
    const mine = chat.state().rooms.byId[id];
    return <ChatContext value={{ store: chat.store, actions }}>{mine && <RoomTimeline mine={mine} />}</ChatContext>;
  };
  chat.note('me:known', { id: me, name: 'Elena' });
  const shown = (id: string) => chat.note('room:shown', { roomId: id, readOrd: 0, ord: 200 });
  shown('design');
  // What else stands there comes in a chunk of its own.
  const { rerender } = await act(async () => render(view('design')));
  return {
    chat,
    loadOrd,
    find: () => act(async () => found.forEach((resolve) => resolve())),
    open: (id: string) =>
      act(async () => {
        shown(id);
        rerender(view(id));
      }),
    connect: () => act(async () => chat.sink.status('online')),
  };
}

/** The first message in the document. */
function first(): string | undefined {
  return screen.queryAllByRole('article')[0]?.textContent.match(/message \d+/u)?.[0];
}

test('CACHE11 without a connection a room shows what is there, from the first unread message of it', async () => {
  const { loadOrd } = await start();
  expect(first()).toBe('message 51');
  expect(loadOrd).not.toHaveBeenCalled();
});

test('CACHE11 what is new is fetched before anything is shown, once for each room', async () => {
  const { connect, loadOrd, find, open } = await start();
  await connect();
  expect(first()).toBeUndefined();
  await find();
  expect(first()).toBe('message 51');
  await open('random');
  expect(first()).toBeUndefined();
  await find();
  await open('design');
  expect(first()).toBe('message 51');
  expect(loadOrd.mock.calls).toEqual([
    ['design', 1],
    ['random', 1],
  ]);
});

test('CACHE11 where one has begun to read, nothing is fetched in its place', async () => {
  const { chat, connect, loadOrd } = await start();
  act(() => chat.note('read:told', { roomId: 'design', ord: 199, back: false }));
  await connect();
  expect(first()).toBe('message 51');
  expect(loadOrd).not.toHaveBeenCalled();
});

test('a message that comes below what is shown paints none of that again', async () => {
  const { chat } = await start();
  const painted = vi.spyOn(Date.prototype, 'toISOString');
  onTestFinished(() => painted.mockRestore());
  await act(async () => {
    const { type, actor, at, payload } = said(201);
    chat.sink.event('design' as RoomId, 201, { type, actor, at, payload } as LogEvent);
  });
  expect(painted).not.toHaveBeenCalled();
});
