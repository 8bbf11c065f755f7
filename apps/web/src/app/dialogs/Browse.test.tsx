import type { Ack } from '@parley/shared/ack.ts';
import type { CommandOutput } from '@parley/shared/protocol.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Actions, Answer, Ask } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { sayBack } from '../../lib/when-back.ts';
import { answering } from '../testing-ask.ts';
import { roomOf } from '../testing-device.ts';
import { Browse } from './Browse.tsx';

type Joined = Ack<CommandOutput<'room:join'>>;

beforeEach(() => {
  history.replaceState(null, '', '/');
});

const listing = { room: roomOf('design'), members: 3, joined: false, lastAt: null };

function show(ask: Ask, onClose = vi.fn()) {
  const { unmount } = render(
    <ChatContext value={{ store: createChat({ now: () => 0 }).store, actions: { ask } as Actions }}>
      <Browse dialog={{ name: 'browse' }} onClose={onClose} onOther={() => {}} />
    </ChatContext>,
  );
  return { onClose, unmount };
}

/** The dialog, in which somebody has pressed Join; the server has not answered yet. */
async function startJoining() {
  const { promise, resolve } = Promise.withResolvers<Joined>();
  const found: Ack<CommandOutput<'room:browse'>> = { ok: true, value: { rooms: [listing], more: false } };
  const { onClose, unmount } = show(answering({ 'room:browse': () => Promise.resolve(found), 'room:join': () => promise }));
  fireEvent.click(await screen.findByRole('button', { name: /^Join/u }));
  return { onClose, unmount, answer: () => act(async () => resolve({ ok: true, value: { room: listing.room } })) };
}

test('a room that was joined opens in place of the dialog', async () => {
  const { onClose, answer } = await startJoining();
  await answer();
  expect(onClose).toHaveBeenCalledOnce();
  expect(location.pathname).toBe('/r/design');
});

test('CMD3 an answer to Join that comes when the dialog is closed closes no other, and leads nowhere', async () => {
  const { onClose, unmount, answer } = await startJoining();
  unmount();
  onClose.mockClear();
  await answer();
  expect(onClose).not.toHaveBeenCalled();
  expect(location.pathname).toBe('/');
});

test('CMD5 without a connection the dialog says so, and lists the rooms by itself once it is back', async () => {
  const unconnected = { ok: null, unconnected: true } as Answer<CommandOutput<'room:browse'>>;
  const browseRooms = vi.fn(() => Promise.resolve(unconnected));
  show(answering({ 'room:browse': browseRooms }));
  expect(await screen.findByText('No connection')).toBeTruthy();
  browseRooms.mockResolvedValue({ ok: true, value: { rooms: [listing], more: false } });
  await act(async () => sayBack());
  expect(screen.queryByText('No connection')).toBeNull();
  expect(screen.getByRole('button', { name: /^Join/u })).toBeTruthy();
  expect(browseRooms).toHaveBeenCalledTimes(2);
});

test('ROOM6 the archived rooms are a list of their own: that there is none of them is no reason to create one', async () => {
  const asked = vi.fn(answering({ 'room:browse': () => Promise.resolve({ ok: true as const, value: { rooms: [], more: false } }) }));
  show(asked);
  expect(await screen.findByText('There is no room yet')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Archived rooms only' }));
  await vi.waitFor(() => expect(asked).toHaveBeenLastCalledWith('room:browse', { query: '', archived: true }));
  expect(await screen.findByText('No archived rooms')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'plans' } });
  expect(await screen.findByText('No archived room matches “plans”')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Create “plans”' })).toBeNull();
});
