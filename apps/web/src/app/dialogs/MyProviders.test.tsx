import { type LinkedProvider, type MyProviders, OIDC_OUTCOME, type OidcOutcome } from '@parley/shared/oidc-requests.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { ToastHost } from '../../ui/ToastHost.tsx';
import { HAD_PASSWORD } from '../typed.ts';
import { Account } from './Account.tsx';

type Reply = () => Promise<Response>;

beforeEach(() => {
  standInForDialogs();
  Element.prototype.scrollIntoView = () => {};
  history.replaceState(null, '', '/');
});
afterEach(() => {
  vi.unstubAllGlobals();
  clearToasts();
  sessionStorage.clear();
});

const company: LinkedProvider = { id: 'l1', name: 'Company', label: 'maya@example.com', createdAt: 0, usedAt: 0, removable: true };
const both = [
  { id: 'company', name: 'Company' },
  { id: 'forge', name: 'Forge' },
];

function says(body: object, status = 200): Reply {
  return () => Promise.resolve(Response.json(body, { status }));
}

interface Situation {
  readonly account?: object | null;
  readonly passwordless?: boolean;
  readonly ways?: Partial<MyProviders>;
  /** With what they come back from Company. */
  readonly outcome?: OidcOutcome;
  readonly typed?: Readonly<Record<string, string>>;
  /** Only the account itself is answered. */
  readonly cut?: boolean;
}

/** The dialog of somebody, and a server that answers as it is told to. */
function open({ account = { userName: 'maya' }, passwordless = false, ways = {}, outcome, typed, cut = false }: Situation) {
  if (outcome !== undefined) history.replaceState(null, '', `/?${OIDC_OUTCOME}=${outcome}.company`);
  if (typed !== undefined) sessionStorage.setItem('parley:typed', JSON.stringify(typed));
  const replies: Record<string, Reply> = {
    '/api/account': says({ account, sessions: [], ...(passwordless && { passwordless: true }) }),
    ...(!cut && { '/api/account/providers': says({ providers: both, linked: [], proved: false, ...ways }) }),
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    if (typeof body === 'string') asked.push(`${path} ${body}`);
    return replies[path]?.() ?? Promise.reject(new Error('unreachable'));
  });
  const { store } = createChat({ now: () => 0 });
  store.setState({ session: { ...store.getState().session, me: { id: 'maya' as PersonId, name: 'Maya Okafor' } } });
  render(
    <ChatContext value={{ store, actions: {} as Actions }}>
      <Account dialog={{ name: 'account', onSignedOut() {} }} onClose={() => {}} onOther={() => {}} />
      <ToastHost />
    </ChatContext>,
  );
  return { asked, set: (next: Record<string, Reply>) => void Object.assign(replies, next) };
}

function section(): Promise<HTMLElement> {
  return screen.findByRole('region', { name: 'Other services' });
}
function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

test('OIDC3 who has linked none can link what there is, and is asked for the password first', async () => {
  const { asked, set } = open({});
  expect(within(await section()).queryByRole('listitem')).toBeNull();
  press('Link Forge');
  set({ '/api/oidc/start': says({ code: 'forbidden', message: 'This is not your password.', field: 'password' }, 403) });
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'not this one' } });
  press('Continue');
  expect(await screen.findByText('This is not your password.')).toBeTruthy();
  expect(asked).toEqual(['/api/oidc/start {"provider":"forge","way":"link","password":"not this one","to":"/"}']);
  press('Cancel');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Link Forge' }));
});

const gone = { '/api/account/providers/unlink': says({}), '/api/account/providers': says({ providers: both, linked: [], proved: false }) };

test('OIDC4 a link is removed with the password, and what keeps it from going is said beside it', async () => {
  const { asked, set } = open({ ways: { linked: [company] } });
  await section();
  press('Remove Company');
  set({ '/api/account/providers/unlink': says({ code: 'forbidden', message: 'This is not your password.', field: 'password' }, 403) });
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'not this one' } });
  press('Remove link');
  expect(await screen.findByText('This is not your password.')).toBeTruthy();
  set(gone);
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'lighthouse keepers' } });
  press('Remove link');
  expect(await screen.findByText('Link removed.')).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByText('maya@example.com')).toBeNull());
  expect(asked).toEqual([
    '/api/account/providers/unlink {"id":"l1","password":"not this one"}',
    '/api/account/providers/unlink {"id":"l1","password":"lighthouse keepers"}',
  ]);
});

test('OIDC4 who has no password removes a link once they have just signed in again, and never their only way in', async () => {
  const linked = [company, { ...company, id: 'l2', name: 'Forge' }];
  const { asked, set } = open({ passwordless: true, ways: { linked, proved: true } });
  await section();
  press('Remove Company');
  expect(document.activeElement?.textContent).toBe('Keep it');
  set(gone);
  press('Remove link');
  expect(await screen.findByText('Link removed.')).toBeTruthy();
  expect(asked).toEqual(['/api/account/providers/unlink {"id":"l1"}']);
});

test('OIDC4 whoever has no password and has not signed in again is told to first, and where that was too long ago, too', async () => {
  const linked = [company, { ...company, id: 'l2', name: 'Forge' }];
  const { set } = open({ passwordless: true, ways: { linked, proved: true } });
  await section();
  press('Remove Company');
  set({
    '/api/account/providers/unlink': says({ code: 'forbidden', message: 'Sign in again first, so that nobody else does this in your name.' }, 403),
    '/api/account/providers': says({ providers: both, linked, proved: false }),
  });
  press('Remove link');
  expect((await screen.findByText(/To set one, or to link or remove a service, sign in once more first/u)).textContent).toBeTruthy();
  expect((await section()).textContent).toContain('Sign in again first, so that nobody else does this in your name.');
  expect(screen.queryByRole('button', { name: /^Remove/u })).toBeNull();
});

test('OIDC9 where the services can’t be asked for, that is said, and can be tried again', async () => {
  const { set } = open({ cut: true });
  expect(within(await section()).getByRole('alert').textContent).toContain('didn’t load. The server can’t be reached.');
  set({ '/api/account/providers': says({ providers: both, linked: [company], proved: false }) });
  press('Try again');
  expect(await screen.findByText('maya@example.com')).toBeTruthy();
});

test('OIDC14 who comes back without having linked anything reads why beside the links, and calmly that they said no', async () => {
  open({ ways: { linked: [company] }, outcome: 'taken' });
  expect((await section()).textContent).toContain('Somebody here signs in with that Company account already.');
});

test('OIDC14 who said no reads so, and nothing is wrong', async () => {
  open({ outcome: 'denied' });
  const no = within(await section()).getByText('You didn’t sign in with Company, and nothing has changed.');
  expect(no.querySelector('svg')).toBeNull();
});

test('OIDC4 OIDC14 who signed in again comes back to where they left: what they can do now is said', async () => {
  open({ passwordless: true, ways: { linked: [{ ...company, removable: false }], proved: true }, outcome: 'proved' });
  expect(await screen.findByText(/You signed in again just now: for ten minutes/u)).toBeTruthy();
  expect(screen.getByText('Now you can go on.')).toBeTruthy();
  expect(screen.queryByLabelText('New password')).toBeNull();
  press('Set a password');
  expect(screen.queryByText(/what you had typed was not kept/u)).toBeNull();
});

test('OIDC14 who had typed a new password before they left finds its field open and empty, and is told that it was not kept', async () => {
  const typed = { [HAD_PASSWORD]: 'yes' };
  open({ passwordless: true, ways: { linked: [{ ...company, removable: false }], proved: true }, outcome: 'proved', typed });
  const field = await screen.findByLabelText<HTMLInputElement>('New password');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  expect(document.querySelector(`[id="${field.getAttribute('aria-describedby')}"]`)?.textContent).toContain('what you had typed was not kept');
  expect(sessionStorage.length).toBe(0);
  press('Cancel');
  press('Set a password');
  expect(screen.queryByText(/was not kept/u)).toBeNull();
});

test('OIDC14 who comes back without a proof reads why beside the way to it, and nowhere else', async () => {
  open({ passwordless: true, ways: { linked: [{ ...company, removable: false }] }, outcome: 'unproved' });
  const password = await screen.findByRole('region', { name: 'Password' });
  expect(password.textContent).toContain('Company didn’t ask you to sign in again');
  expect(within(password).getByRole('button', { name: 'Continue with Company' })).toBeTruthy();
  expect((await section()).textContent).not.toContain('didn’t ask you');
});

test('OIDC4 OIDC14 where it has become too long ago, the way to sign in again comes, and what was typed is there', async () => {
  const linked = [{ ...company, removable: false }];
  const { set } = open({ passwordless: true, ways: { linked, proved: true } });
  fireEvent.click(await screen.findByRole('button', { name: 'Set a password' }));
  fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'lighthouse keepers' } });
  set({
    '/api/account/password/first': says({ code: 'forbidden', message: 'Sign in again first, so that nobody else does this in your name.' }, 403),
    '/api/account/providers': says({ providers: both, linked, proved: false }),
  });
  press('Set password');
  expect(await screen.findByText('Sign in again first, so that nobody else does this in your name.')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Continue with Company' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('lighthouse keepers');
});

test('OIDC14 a guest who comes back without an account finds the user name that they typed, and is told that the password was not kept', async () => {
  open({ account: null, outcome: 'denied', typed: { userName: 'maya.of.the.harbour', [HAD_PASSWORD]: 'yes' } });
  expect((await screen.findByLabelText<HTMLInputElement>('User name')).value).toBe('maya.of.the.harbour');
  expect(screen.getByText(/^Type it once more: what you had typed was not kept/u)).toBeTruthy();
  expect(await screen.findByText('You didn’t sign in with Company, and nothing has changed.')).toBeTruthy();
});
