import type { Invite as OpenInvite } from '@parley/shared/features/invites.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actions, Ask } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { answering } from '../testing-ask.ts';
import { Invite } from './Invite.tsx';

beforeEach(standInForDialogs);
afterEach(clearToasts);

function open(ask: Ask): void {
  const { store } = createChat({ now: () => 0 });
  store.setState({ roles: 'owner' });
  render(
    <ChatContext value={{ store, actions: { ask } as Actions }}>
      <Invite dialog={{ name: 'invite' }} onClose={() => {}} onOther={() => {}} />
    </ChatContext>,
  );
}

test('INVITE8 an invite ends only once it was asked whether it is to, and what was not done is said', async () => {
  const invite = { id: 'one', role: 'member', by: 'Olga', rooms: [], uses: 5, used: 1, expiresAt: 1, createdAt: 0 } as unknown as OpenInvite;
  const revoked: unknown[] = [];
  open(
    answering({
      'invite:list': () => Promise.resolve({ ok: true, value: { invites: revoked.length < 2 ? [invite] : [] } }),
      'invite:revoke': (input) => {
        revoked.push(input);
        return Promise.resolve(revoked.length < 2 ? { ok: null, afterMs: 0 } : { ok: true, value: {} });
      },
    }),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'End the invite for members' }));
  const question = screen.getByRole('group', { name: 'End the invite for members' });
  expect(question.textContent).toContain('Nobody comes in by its link any more. Whoever came by it stays.');
  expect(document.activeElement?.textContent).toBe('Keep it');
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(document.activeElement?.textContent).toBe('End');
  expect(revoked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'End the invite for members' }));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'End invite' })));
  expect(screen.getByText('The server didn’t answer. Try again in a moment.')).toBeTruthy();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'End invite' })));
  expect(revoked).toEqual([{ id: 'one' }, { id: 'one' }]);
  expect(screen.queryByRole('listitem')).toBeNull();
});

test('INVITE8 the link of an invite that is ended goes with it, and the form is back with the focus; another one’s stays', async () => {
  const ids: string[] = [];
  const invite = (id: string) =>
    ({ id, role: 'member', by: 'Olga', rooms: [], uses: 5, used: 0, expiresAt: 1, createdAt: 0 }) as unknown as OpenInvite;
  const ended: string[] = [];
  open(
    answering({
      'invite:list': () => Promise.resolve({ ok: true, value: { invites: ['another', ...ids].filter((id) => !ended.includes(id)).map(invite) } }),
      'invite:create': ({ id }) => {
        ids.push(id);
        return Promise.resolve({ ok: true, value: { invite: invite(id), token: 'made-just-now' } });
      },
      'invite:revoke': ({ id }) => {
        ended.push(id);
        return Promise.resolve({ ok: true, value: {} });
      },
    }),
  );
  async function end(at: number): Promise<void> {
    fireEvent.click(screen.getAllByRole('button', { name: 'End the invite for members' })[at] as HTMLElement);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'End invite' })));
  }
  const create = await screen.findByRole('button', { name: 'Create link' });
  await act(async () => fireEvent.click(create));
  expect(screen.getByDisplayValue(/made-just-now/u)).toBeTruthy();
  await end(0);
  expect(screen.getByDisplayValue(/made-just-now/u)).toBeTruthy();
  await end(0);
  expect(ended).toEqual(['another', ...ids]);
  expect(screen.queryByDisplayValue(/made-just-now/u)).toBeNull();
  expect(screen.getByRole('button', { name: 'Create link' })).toBeTruthy();
  expect(document.activeElement?.tagName).toBe('SELECT');
});
