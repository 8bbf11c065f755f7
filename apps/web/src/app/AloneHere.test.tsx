import type { Member } from '@parley/shared/features/members.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Actions } from '../store/actions.ts';
import { createChat } from '../store/create-chat.ts';
import { ChatContext } from '../store/use-chat.ts';
import { AloneHere } from './AloneHere.tsx';
import { me, roomOf } from './testing-device.ts';

const elena: Member = { id: me, name: 'Elena', role: 'member', joinedAt: 0 };
const ada: Member = { ...elena, id: 'ada' as Member['id'], name: 'Ada' };

test('INVITE11 whoever may invite and is alone in the lobby has the way to it, until somebody else comes', () => {
  const { store } = createChat({ now: () => 0 });
  const dialogs: unknown[] = [];
  const room = { ...roomOf('lobby'), lobby: true };
  const set = (roles: WorkspaceRole, there: readonly Member[] | null) =>
    act(() =>
      store.setState((state) => ({
        roles,
        session: { ...state.session, me: elena },
        rooms: { loaded: true, byId: { [room.id]: { room, role: 'member', seq: 0, ord: 0, readOrd: 0, last: null } } },
        members: there === null ? {} : { [room.id]: there },
      })),
    );
  const line = () => document.querySelector('p')?.textContent;
  render(
    <ChatContext value={{ store, actions: {} as Actions }}>
      <AloneHere onDialog={(dialog) => dialogs.push(dialog)} />
    </ChatContext>,
  );
  for (const role of ['owner', 'admin'] as const) {
    // Who is there is not known yet.
    set(role, null);
    expect(line()).toBeUndefined();
    set(role, [elena, { ...ada, deactivated: true }]);
    expect(line()).toBe('It’s quiet here. Invite people');
    fireEvent.click(screen.getByRole('button', { name: 'Invite people' }));
    set(role, [elena, ada]);
    expect(line()).toBeUndefined();
  }
  expect(dialogs).toEqual([{ name: 'invite' }, { name: 'invite' }]);
  for (const role of ['member', 'guest'] as const) {
    set(role, [elena]);
    expect(line()).toBeUndefined();
  }
});
