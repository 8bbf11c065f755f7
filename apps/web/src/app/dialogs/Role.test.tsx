import type { PersonId } from '@parley/shared/ids.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { ToastHost } from '../../ui/ToastHost.tsx';
import { answering } from '../testing-ask.ts';
import { Role } from './Role.tsx';

beforeEach(standInForDialogs);
afterEach(() => {
  vi.unstubAllGlobals();
  clearToasts();
});

/** The dialog about somebody who is this, and a server that answers a change as it is told to. */
function open(is: WorkspaceRole, { who = 'mia', passwordless = false } = {}) {
  const { store } = createChat({ now: () => 0 });
  store.setState({ roles: 'owner', session: { ...store.getState().session, me: { id: 'olga' as PersonId, name: 'Olga' } } });
  const asked: unknown[] = [];
  let answer = (): Promise<Response> => Promise.resolve(Response.json({}));
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    if (path === '/api/account') {
      return Promise.resolve(Response.json({ account: { userName: 'olga' }, sessions: [], ...(passwordless && { passwordless: true }) }));
    }
    asked.push([path, JSON.parse(body as string)]);
    return answer();
  });
  const ask = answering({ 'role:find': () => Promise.resolve({ ok: true, value: { role: is } }) });
  const onClose = vi.fn<() => void>();
  function Host() {
    const [isOpen, setIsOpen] = useState(true);
    function close(): void {
      onClose();
      setIsOpen(false);
    }
    return (
      <ChatContext value={{ store, actions: { ask } as Actions }}>
        {isOpen && <Role dialog={{ name: 'role', personId: who, personName: who === 'olga' ? 'Olga' : 'Mia' }} onClose={close} onOther={() => {}} />}
        <ToastHost />
      </ChatContext>
    );
  }
  render(<Host />);
  return {
    asked,
    onClose,
    says(body: object, status = 200) {
      answer = () => Promise.resolve(Response.json(body, { status }));
    },
    hang() {
      const { promise, resolve } = Promise.withResolvers<Response>();
      answer = () => promise;
      return () => resolve(Response.json({}));
    },
    become: (role: WorkspaceRole) => act(() => store.setState({ roles: role })),
  };
}

function choose(label: string): void {
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${label}`, 'u') }));
}
function submit(password: string): void {
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: 'Change role' }));
}
function chosen(): string | undefined {
  return screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value;
}

test('ROLE8 the dialog says what somebody is and what each may do, and makes another of them with the password', async () => {
  const { asked, onClose } = open('member');
  expect((await screen.findByText(/is a member of this Parley/u)).textContent).toBe('Mia is a member of this Parley.');
  expect(chosen()).toBe('member');
  expect(screen.getByText('Invites people, helps members sign in, and can deactivate them.')).toBeTruthy();
  choose('Owner');
  submit('open sesame');
  expect(await screen.findByText('Mia is an owner of this Parley now.')).toBeTruthy();
  expect(asked).toEqual([['/api/roles/change', { personId: 'mia', role: 'owner', password: 'open sesame' }]]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('ROLE8 what is wrong is said beside the field it is about, and what was chosen and typed stays', async () => {
  const { asked, says, onClose } = open('admin');
  await screen.findByText(/is an admin of this Parley/u);
  submit('open sesame');
  expect(screen.getByText('Choose another role.')).toBeTruthy();
  choose('Member');
  expect(screen.queryByText('Choose another role.')).toBeNull();
  expect(screen.getByText(/Links they could no longer make stop working/u)).toBeTruthy();
  submit('');
  expect(screen.getByText('Your password goes here.')).toBeTruthy();
  expect(asked).toEqual([]);
  const field = screen.getByLabelText<HTMLInputElement>('Your password');
  says({ code: 'forbidden', message: 'This is not your password.', field: 'password' }, 403);
  submit('wrong');
  expect(await screen.findByText('This is not your password.')).toBeTruthy();
  expect([field.value, document.activeElement === field, chosen()]).toEqual(['wrong', true, 'member']);
  says({ code: 'conflict', message: 'They are deactivated. Reactivate them first.', field: 'role' }, 409);
  submit('open sesame');
  await screen.findByText('They are deactivated. Reactivate them first.');
  expect(screen.getByRole('group', { name: 'Role' }).textContent).toContain('They are deactivated. Reactivate them first.');
  expect([field.value, chosen(), onClose.mock.calls]).toEqual(['open sesame', 'member', []]);
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Member/u }));
});

test('ROLE1 of a guest it says why nothing can be changed', async () => {
  open('guest');
  expect(await screen.findByText(/is a guest and has no account/u)).toBeTruthy();
  expect(screen.queryByLabelText('Your password')).toBeNull();
});

test('ROLE2 who has no password is told to set one first', async () => {
  open('member', { passwordless: true });
  expect(await screen.findByText(/you have none yet/u)).toBeTruthy();
  expect(screen.queryByLabelText('Your password')).toBeNull();
});

test('ROLE6 whoever is no owner any more has the dialog closed, and is told why', async () => {
  const { become, onClose } = open('member');
  await screen.findByText(/is a member of this Parley/u);
  become('admin');
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.getByText('You can’t do this any more: your role has changed.')).toBeTruthy();
});

test('ROLE7 whoever makes less of themselves is told that it was done, also where the event comes before the answer', async () => {
  const { become, onClose, hang } = open('owner', { who: 'olga' });
  await screen.findByText('You are an owner of this Parley.');
  choose('Member');
  expect(screen.getByText(/Only another owner can make you one again/u)).toBeTruthy();
  const answer = hang();
  submit('open sesame');
  become('member');
  expect(onClose).not.toHaveBeenCalled();
  answer();
  expect(await screen.findByText('You are a member of this Parley now.')).toBeTruthy();
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.queryByText(/your role has changed/u)).toBeNull();
});
