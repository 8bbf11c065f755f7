import type { RoomListing } from '@parley/shared/features/rooms.ts';
import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { sayBack } from '../lib/when-back.ts';
import type { Actions, Answer } from '../store/actions.ts';
import { createChat } from '../store/create-chat.ts';
import { ChatContext } from '../store/use-chat.ts';
import { OtherRoom } from './OtherRoom.tsx';
import { answering } from './testing-ask.ts';
import { roomOf } from './testing-device.ts';

test('CMD5 without a connection the address of a room says so, and shows the room by itself once it is back', async () => {
  const unconnected = { ok: null, unconnected: true } as Answer<RoomListing>;
  const findRoom = vi.fn(() => Promise.resolve(unconnected));
  render(
    <ChatContext
      value={{ store: createChat({ now: () => 0 }).store, actions: { ask: answering({ 'room:find': findRoom }) } as Partial<Actions> as Actions }}
    >
      <OtherRoom slug="design" onBrowse={() => {}} onElsewhere={() => {}} />
    </ChatContext>,
  );
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeTruthy();
  findRoom.mockResolvedValue({ ok: true, value: { room: roomOf('design'), members: 3, joined: false, lastAt: null } });
  await act(async () => sayBack());
  expect(screen.getByRole('heading', { name: 'Join design?' })).toBeTruthy();
});
