import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../store/actions.ts';
import { createChat } from '../store/create-chat.ts';
import { ChatContext } from '../store/use-chat.ts';
import { Chat } from './Chat.tsx';
import { standInForDialogs } from '../ui/testing-dialogs.ts';
import { answering } from './testing-ask.ts';
import { me, roomOf } from './testing-device.ts';

// What is not in the entry comes in its own time, which on a busy machine is long.
beforeAll(async () => {
  await import('./dialogs/DialogHost.tsx');
});

beforeEach(() => {
  standInForDialogs();
  history.replaceState(null, '', '/');
});

const actions: Partial<Actions> = {
  prefetchRoom() {},
  ask: answering({ 'room:find': () => Promise.resolve({ ok: false, code: 'gone', message: 'There is no room here.' }) }),
};

/** The app of somebody who is in these rooms, at this address. */
async function open(path: string, rooms: readonly string[], { phone, ...more }: { readonly phone: boolean } & Partial<Actions>) {
  history.replaceState(null, '', path);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: phone && query.includes('max-width'),
    addEventListener() {},
    removeEventListener() {},
  }));
  const chat = createChat({ now: () => 0 });
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    profiles: {},
    preferences: {},
    rooms: rooms.map((id) => ({ room: roomOf(id), role: 'member' as const, seq: 0, ord: 0, readOrd: 0, last: null })),
    notices: [],
    roles: 'member',
    blocking: [],
  });
  // What is not in the entry comes in its own time.
  await act(async () => {
    render(
      <ChatContext value={{ store: chat.store, actions: { ...actions, ...more } as Actions }}>
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

test('CONN10 a lost connection is said over an open dialog, too, where it can be tried again', async () => {
  const reconnect = vi.fn();
  const chat = await open('/', [], { phone: false, reconnect });
  act(() => chat.note('connection:lost', null));
  const place = (): string | undefined => screen.getByText('Reconnecting. You can keep writing.').closest('dialog')?.tagName;
  expect(place()).toBeUndefined();
  await act(async () => fireEvent.keyDown(document.body, { key: '/', ctrlKey: true }));
  await screen.findByRole('dialog');
  expect(place()).toBe('DIALOG');
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(reconnect).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(place()).toBeUndefined();
});
