import type { PersonId } from '@parley/shared/ids.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { ToastHost } from '../../ui/ToastHost.tsx';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { Account } from './Account.tsx';
import { SignOut } from './SignOut.tsx';

type Replies = Readonly<Record<string, () => Promise<Response>>>;

beforeEach(standInForDialogs);
afterEach(() => {
  vi.unstubAllGlobals();
  clearToasts();
});

const here = { id: 's1', device: 'Firefox on Linux', createdAt: 0, usedAt: 0, current: true };
const phone = { id: 's2', device: 'Safari on iPhone', createdAt: 0, usedAt: 0, current: false };

function says(body: object, status = 200): () => Promise<Response> {
  return () => Promise.resolve(Response.json(body, { status }));
}

/** A server that answers as it is told to, and what it was asked. */
function serve(replies: Replies) {
  const current = { ...replies };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit) => {
    asked.push(`${method} ${path}${typeof body === 'string' ? ` ${body}` : ''}`);
    return current[`${method} ${path}`]?.() ?? Promise.reject(new Error('unreachable'));
  });
  return { asked, set: (next: Replies) => Object.assign(current, next) };
}

function open(dialog = <Account dialog={{ name: 'account', onSignedOut() {} }} onClose={() => {}} onOther={() => {}} />) {
  const { store } = createChat({ now: () => 0 });
  store.setState({ session: { ...store.getState().session, me: { id: 'maya' as PersonId, name: 'Maya Okafor' } } });
  return render(
    <ChatContext value={{ store, actions: {} as Actions }}>
      {dialog}
      <ToastHost />
    </ChatContext>,
  );
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

function type(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

test('the dialog says that it loads, says when that fails, and can be asked to try again', async () => {
  const { set } = serve({});
  open();
  expect(screen.getByText('Loading…')).toBeTruthy();
  expect(await screen.findByText('Your account didn’t load')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('can’t be reached');
  set({ 'GET /api/account': says({ account: null, sessions: [] }) });
  press('Try again');
  expect(await screen.findByLabelText('User name')).toBeTruthy();
});

test('a guest becomes an account: the dialog shows it, and a toast says that it was made', async () => {
  const { asked, set } = serve({ 'GET /api/account': says({ account: null, sessions: [] }) });
  open();
  expect((await screen.findByLabelText<HTMLInputElement>('User name')).value).toBe('maya.okafor');
  type('Password', 'open sesame');
  set({
    'POST /api/account': says({ account: { userName: 'maya.okafor' } }),
    'GET /api/account': says({ account: { userName: 'maya.okafor' }, sessions: [here] }),
  });
  press('Create account');
  expect(await screen.findByText('Account created. You can come back from any device.')).toBeTruthy();
  expect(asked).toContain('POST /api/account {"userName":"maya.okafor","password":"open sesame"}');
  expect(screen.getByText('maya.okafor')).toBeTruthy();
  expect(await screen.findByText('This one')).toBeTruthy();
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
});

test('ACCOUNT9 a refused account leaves what was typed, and says beside the field what is wrong', async () => {
  serve({
    'GET /api/account': says({ account: null, sessions: [] }),
    'POST /api/account': says({ code: 'invalid', message: 'Everybody knows this password.', field: 'password' }, 400),
  });
  open();
  await screen.findByLabelText('User name');
  type('Password', 'lighthouse keepers');
  press('Create account');
  expect(await screen.findByText('Everybody knows this password.')).toBeTruthy();
  const field = screen.getByLabelText<HTMLInputElement>('Password');
  expect([field.value, field.getAttribute('aria-invalid'), document.activeElement === field]).toEqual(['lighthouse keepers', 'true', true]);
});

test('a changed password closes its form, says what became of other devices, and asks for the list again', async () => {
  const { asked, set } = serve({ 'GET /api/account': says({ account: { userName: 'maya' }, sessions: [here, phone] }) });
  open();
  await screen.findByText('Safari on iPhone');
  press('Change password');
  type('Current password', 'old');
  type('New password', 'open sesame');
  set({ 'POST /api/account/password': says({}), 'GET /api/account': says({ account: { userName: 'maya' }, sessions: [here] }) });
  press('Change password');
  expect(await screen.findByText('Password changed. Other devices were signed out.')).toBeTruthy();
  expect(asked).toContain('POST /api/account/password {"current":"old","password":"open sesame"}');
  expect(screen.queryByLabelText('New password')).toBeNull();
  await vi.waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
});

test('ACCOUNT9 a session that is ended goes from the list, and one that is not is said to be still there', async () => {
  const { asked, set } = serve({
    'GET /api/account/providers': says({ providers: [], linked: [], proved: false }),
    'GET /api/account': says({ account: { userName: 'maya' }, sessions: [here, phone] }),
    'POST /api/account/sessions/end': says({ code: 'retry', message: 'Later.', afterMs: 2_000 }, 503),
  });
  open();
  await screen.findByText('Safari on iPhone');
  press('Sign out Safari on iPhone');
  expect(await screen.findByText('The server is busy. Try again in 2 seconds.')).toBeTruthy();
  expect(screen.getByText('Safari on iPhone')).toBeTruthy();
  set({ 'POST /api/account/sessions/end': says({}), 'GET /api/account': says({ account: { userName: 'maya' }, sessions: [here] }) });
  screen.getByRole('button', { name: 'Sign out Safari on iPhone' }).focus();
  press('Sign out Safari on iPhone');
  await vi.waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
  expect(asked.filter((one) => one === 'POST /api/account/sessions/end {"id":"s2"}')).toHaveLength(2);
  expect(screen.queryByText(/Try again/u)).toBeNull();
  // The button that was pressed is gone.
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
});

test('ACCOUNT9 signing out another device says so, and the focus goes on to the next, else to what they stand under', async () => {
  const tablet = { ...phone, id: 's3', device: 'Chrome on Android' };
  let sessions = [here, phone, tablet];
  serve({
    'GET /api/account/providers': says({ providers: [], linked: [], proved: false }),
    'GET /api/account': () => says({ account: { userName: 'maya' }, sessions })(),
    'POST /api/account/sessions/end': says({}),
  });
  open();
  await screen.findByText('Safari on iPhone');
  async function signOut(name: string, left: typeof sessions, said: string): Promise<void> {
    sessions = left;
    screen.getByRole('button', { name }).focus();
    press(name);
    await vi.waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
    expect(screen.getByText(said)).toBeTruthy();
  }
  await signOut('Sign out Safari on iPhone', [here, tablet], 'Signed out.');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign out Chrome on Android' }));
  await signOut('Sign out everywhere else', [here], 'Signed out everywhere else.');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Where you are signed in' }));
});

test('EXPORT6 once the data is downloaded, or is not wanted, the focus is on what was pressed for it', async () => {
  serve({
    'GET /api/account/providers': says({ providers: [], linked: [], proved: false }),
    'GET /api/account': says({ account: { userName: 'maya' }, sessions: [here] }),
    'POST /api/account/export': () => Promise.resolve(new Response('an archive')),
  });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:it', revokeObjectURL() {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  open();
  await screen.findByText('Firefox on Linux');
  for (const end of ['Cancel', 'Download']) {
    press('Export my data');
    type('Your password', 'open sesame');
    screen.getByRole('button', { name: end }).focus();
    press(end);
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export my data' })));
  }
  expect(screen.getByText(/^Your data is in/u)).toBeTruthy();
});

test.each([
  { who: 'a guest', account: null, says: 'you can’t come back as the same person' },
  { who: 'an account', account: { userName: 'maya' }, says: 'you can come back as “Maya Okafor”' },
])('SESSION1 signing out as $who says what becomes of it once that is known', async ({ account, says: text }) => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  serve({ 'GET /api/account': () => promise });
  open(<SignOut dialog={{ name: 'sign-out', onSignedOut() {} }} onClose={() => {}} onOther={() => {}} />);
  expect(screen.getByRole('dialog').textContent).toContain('Unless you have made an account');
  await act(async () => resolve(Response.json({ account, sessions: [] })));
  await vi.waitFor(() => expect(screen.getByRole('dialog').textContent).toContain(text));
});
