import type { Invite as OpenInvite } from '@parley/shared/features/invites.ts';
import type { Helpable } from '@parley/shared/features/resets.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions, Ask } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { answering } from '../testing-ask.ts';
import type { DialogProps } from './dialog-props.ts';
import { Help } from './Help.tsx';
import { Invite } from './Invite.tsx';

beforeEach(standInForDialogs);
afterEach(clearToasts);

/** One of the dialogs, open before an owner. */
function open(Dialog: ComponentType<DialogProps<'help'> & DialogProps<'invite'>>, ask: Ask) {
  const { store } = createChat({ now: () => 0 });
  store.setState({ roles: 'owner' });
  const onClose = vi.fn<() => void>();
  render(
    <ChatContext value={{ store, actions: { ask } as Actions }}>
      <Dialog dialog={{ name: 'help' } as never} onClose={onClose} onOther={() => {}} />
    </ChatContext>,
  );
  return { onClose, become: (role: WorkspaceRole) => act(() => store.setState({ roles: role })) };
}

function person(name: string): Helpable {
  return { id: name as PersonId, name };
}

test('ROLE6 whoever is an admin and no owner any more sees only whom an admin can help, and no link that counts no more', async () => {
  let people = [person('Adam, an admin'), person('Mia')];
  const { become, onClose } = open(
    Help,
    answering({
      'reset:people': () => Promise.resolve({ ok: true, value: { people } }),
      'reset:create': () => Promise.resolve({ ok: true, value: { token: 'for-adam', expiresAt: 0 } }),
    }),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Make a link for Adam, an admin' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Link for Adam, an admin')).value).toContain('for-adam');
  people = [person('Mia')];
  become('admin');
  expect(screen.queryByDisplayValue(/for-adam/u)).toBeNull();
  expect(await screen.findByRole('button', { name: 'Make a link for Mia' })).toBeTruthy();
  expect(screen.queryByText('Adam, an admin')).toBeNull();
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  expect(onClose).not.toHaveBeenCalled();
  become('member');
  expect(onClose).toHaveBeenCalledOnce();
});

test('ROLE6 whoever is an admin and no owner any more invites no admins, and sees no invite and no link that counts no more', async () => {
  const usual = { by: 'Olga', rooms: [], uses: 1, used: 0, expiresAt: 1, createdAt: 0 };
  let invites = [{ ...usual, id: 'one', role: 'admin' }] as unknown as OpenInvite[];
  const { become, onClose } = open(
    Invite,
    answering({
      'invite:list': () => Promise.resolve({ ok: true, value: { invites } }),
      'invite:create': () => Promise.resolve({ ok: true, value: { token: 'for-admins' } as never }),
    }),
  );
  expect(await screen.findByRole('button', { name: 'End the invite for admins' })).toBeTruthy();
  fireEvent.change(screen.getByLabelText('They come in as'), { target: { value: 'admin' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create link' }));
  expect(await screen.findByDisplayValue(/for-admins/u)).toBeTruthy();
  invites = [];
  become('admin');
  expect(screen.queryByDisplayValue(/for-admins/u)).toBeNull();
  await act(async () => {});
  expect(screen.queryByRole('button', { name: 'End the invite for admins' })).toBeNull();
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).not.toContain('Admins');
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  become('member');
  expect(onClose).toHaveBeenCalledOnce();
});
