import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../store/actions.ts';
import { createChat } from '../store/create-chat.ts';
import { ChatContext } from '../store/use-chat.ts';
import { Chat } from './Chat.tsx';
import { me, roomOf } from './testing-device.ts';

beforeEach(() => {
  history.replaceState(null, '', '/');
});

const actions: Partial<Actions> = {
  prefetchRoom() {},
  findRoom: () => Promise.resolve({ ok: false, code: 'gone', message: 'There is no room here.' }),
};

/** The app of somebody who is in these rooms, at this address. */
async function open(path: string, rooms: readonly string[], { phone }: { readonly phone: boolean }) {
  history.replaceState(null, '', path);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: phone && query.includes('max-width'),
    addEventListener() {},
    removeEventListener() {},
  }));
  const chat = createChat({ now: () => 0 });
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    rooms: rooms.map((id) => ({ room: roomOf(id), role: 'member' as const, seq: 0, ord: 0, readOrd: 0, last: null })),
    notices: [],
  });
  // What is not in the entry comes in its own time.
  await act(async () => {
    render(
      <ChatContext value={{ store: chat.store, actions: actions as Actions }}>
        <Chat onSignedOut={() => {}} />
      </ChatContext>,
    );
  });
  return chat;
}

const screens = [
  { where: 'the list of a phone', path: '/', rooms: ['design'], phone: true },
  { where: 'the page of somebody in no room', path: '/', rooms: [], phone: false },
  { where: 'an address without a room', path: '/r/nowhere', rooms: ['design'], phone: false },
];

test.each(screens)('CONN10 CONN9 a lost connection and an update are said on $where', async ({ path, rooms, phone }) => {
  const chat = await open(path, rooms, { phone });
  const said = await screen.findByRole('status', { name: 'Connection' });
  expect(said.textContent).toBe('');
  act(() => chat.note('connection:lost', null));
  expect(said.textContent).toContain('Reconnecting. You can keep writing.');
  act(() => chat.note('connection:changed', 'outdated'));
  expect(said.textContent).toContain('Parley was updated. Nothing is lost.');
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
});
