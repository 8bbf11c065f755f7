import type { Ack } from '@parley/shared/ack.ts';
import type { Member } from '@parley/shared/features/members.ts';
import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { createChat } from '../store/create-chat.ts';
import type { Actions } from '../store/actions.ts';
import { myPresence } from '../store/selectors.ts';
import { ChatContext } from '../store/use-chat.ts';
import { ToastHost } from '../ui/ToastHost.tsx';
import { RoomScreen } from './RoomScreen.tsx';
import { answering } from './testing-ask.ts';
import { me, roomOf } from './testing-device.ts';

// The test’s document has no top layer.
beforeAll(async () => {
  HTMLElement.prototype.showPopover ??= () => {};
  await import('./beside.ts');
});

const refused: Ack<never> = { ok: false, code: 'forbidden', message: 'Only its owner can do that.' };
const unknown: Ack<never> = { ok: null, afterMs: 0 };

function doesNothing(): void {}

/** What is asked is not done. */
const actions: Partial<Actions> = {
  showRoom: () => Promise.resolve(true),
  hideRoom: doesNothing,
  readerMoved: doesNothing,
  markRead: doesNothing,
  ask: answering({ 'room:unarchive': () => Promise.resolve(refused), 'notice:dismiss': () => Promise.resolve(unknown) }),
  retryPost: (id) => id === 'goes',
};

/** A room that its owner has on screen, with a notice in it; `held`: the device has what is in it. */
async function show(archivedAt: number | null, held = true) {
  const chat = createChat({ now: () => 0 });
  const room = { ...roomOf('design'), archivedAt };
  const member: Member = { id: me, name: 'Elena', role: 'owner', joinedAt: 0 };
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    profiles: {},
    preferences: {},
    rooms: [{ room, role: 'owner', seq: 0, ord: 0, readOrd: 0, last: null }],
    notices: [{ id: '00000004-0000-7000-8000-000000000000', roomId: room.id, afterSeq: 0, text: 'Welcome to Parley.', at: 0 }],
    roles: 'member',
    blocking: [],
  });
  const messages = { entries: [], people: [], start: true, end: true };
  if (held) chat.sink.roomSnapshot(room.id, { rooms: room, members: [member], messages, profiles: {}, presence: {} }, messages.entries.length);
  chat.note('room:shown', { roomId: room.id, readOrd: 0, ord: 0 });
  const mine = chat.state().rooms.byId[room.id];
  if (mine === undefined) throw new Error('The room is not there.');
  // What is not in the entry comes in its own time.
  await act(async () => {
    render(
      <ChatContext value={{ store: chat.store, actions: actions as Actions }}>
        <RoomScreen
          mine={mine}
          onEdit={doesNothing}
          onElsewhere={doesNothing}
          unreadElsewhere={0}
          detailsOpen={false}
          onToggleDetails={doesNothing}
          onDetailsIntent={doesNothing}
        />
        <ToastHost />
      </ChatContext>,
    );
  });
  return chat;
}

test('CMD4 a room that could not be opened again: it is said', async () => {
  await show(1);
  fireEvent.click(screen.getByRole('button', { name: 'Open it again' }));
  expect(await screen.findByText('Only its owner can do that.')).toBeTruthy();
});

test('CMD4 a notice that could not be dismissed: it is said', async () => {
  await show(null);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(await screen.findByText('The server didn’t answer. Try again in a moment.')).toBeTruthy();
});

test('CMD4 a message sent again without a connection: that it waits for one is said, and only then', async () => {
  const chat = await show(null);
  const entry = { order: 0, roomId: 'design' as RoomId, at: 0, state: 'failed' as const, reason: 'You write too fast.' };
  const refusedOnes = ['goes', 'waits'].map((id) => ({ ...entry, id: id as MessageId, body: id }));
  act(() => chat.sink.outbox(refusedOnes));
  const [first, second] = await screen.findAllByRole('button', { name: 'Retry' });
  await act(async () => first?.click());
  expect(screen.queryByText(/^No connection/u)).toBeNull();
  await act(async () => second?.click());
  expect(await screen.findByText('No connection. Your message goes out once it is back.')).toBeTruthy();
});

test('CACHE12 a room that the device does not have says so without a connection, and how many are in it is not said', async () => {
  const chat = await show(null, false);
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeTruthy();
  expect(screen.getByRole('banner').textContent).not.toMatch(/0 members,|online|unknown/u);
  act(() => chat.note('connection:lost', null));
  expect(screen.getByText('No connection')).toBeTruthy();
  expect(screen.getByText('The messages show up here once it is back.')).toBeTruthy();
  expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
  act(() => chat.sink.status('online'));
  expect(screen.queryByText('No connection')).toBeNull();
});

test('PRES4 before the device was first in step nobody is said to be here or not, nor while the connection is lost', async () => {
  const chat = await show(null);
  const said = () => screen.getByRole('banner').textContent;
  expect(said()).toContain('1 member, presence unknown');
  expect(myPresence(chat.state())).toBeUndefined();
  act(() => chat.sink.status('online'));
  expect(said()).toContain('1 member, 0 online');
  expect(myPresence(chat.state())).toBe('online');
  act(() => chat.sink.status('offline'));
  expect(said()).toContain('1 member, 0 online');
  act(() => chat.note('connection:lost', null));
  expect(said()).toContain('1 member, presence unknown');
  expect(myPresence(chat.state())).toBe('offline');
});

test('PRES7 who is away is in the room, and is not said to be online', async () => {
  const chat = await show(null);
  const ada: Member = { id: 'ada' as Member['id'], name: 'Ada', role: 'member', joinedAt: 0 };
  act(() => chat.sink.status('online'));
  const room = roomOf('design');
  const messages = { entries: [], people: [], start: true, end: true };
  const members: Member[] = [{ id: me, name: 'Elena', role: 'owner', joinedAt: 0 }, ada];
  act(() => chat.sink.roomSnapshot(room.id, { rooms: room, members, messages, profiles: {}, presence: { [me]: 'online', [ada.id]: 'away' } }, 0));
  expect(screen.getByRole('banner').textContent).toContain('2 members, 1 online');
});
