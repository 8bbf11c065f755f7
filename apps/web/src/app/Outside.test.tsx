import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Outside } from './Outside.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

const person = { id: '0191f3a0-0000-7000-8000-000000000001', name: 'Maya' };

/** The way in by user name and password, filled in and sent; the server has not answered yet. */
function signIn() {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const fetched = vi.fn((_path: string, _init: RequestInit) => promise);
  const noMail = { possible: false, address: null, pending: null };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => (path === '/api/mail' ? Promise.resolve(Response.json(noMail)) : fetched(path, init)));
  const onEnter = vi.fn();
  render(<Outside guests providers={[]} me={null} door={null} onEnter={onEnter} onElsewhere={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'maya' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'open sesame' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return { onEnter, fetched, answer: (status: number, body: object) => act(async () => resolve(Response.json(body, { status }))) };
}

test('with user name and password one comes in as who the server says one is', async () => {
  const { onEnter, fetched, answer } = signIn();
  const button = screen.getByRole('button', { name: 'Signing in' });
  fireEvent.click(button);
  expect(fetched).toHaveBeenCalledOnce();
  await answer(200, { person });
  expect(onEnter).toHaveBeenCalledExactlyOnceWith(person);
});

test('ACCOUNT9 what the server refuses is said beside the password, what was typed stays, and it can be tried again', async () => {
  const { onEnter, answer } = signIn();
  await answer(401, { code: 'invalid', message: 'These don’t match.', field: 'password' });
  const password = screen.getByLabelText<HTMLInputElement>('Password');
  expect(document.getElementById(password.getAttribute('aria-describedby') ?? '')?.textContent).toBe('These don’t match.');
  expect([screen.getByLabelText<HTMLInputElement>('User name').value, password.value]).toEqual(['maya', 'open sesame']);
  expect(screen.getByRole('button', { name: 'Sign in' }).getAttribute('aria-disabled')).toBeNull();
  expect(onEnter).not.toHaveBeenCalled();
});

test('what was said of one way in is not said of the other, nor again on the way back', async () => {
  const { answer } = signIn();
  await answer(429, { code: 'retry', message: 'Later.', afterMs: 240_000 });
  expect(screen.getByText('Too many tries. Try again in 4 minutes.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'New here? Come in with a name' }));
  expect(screen.queryByText(/Too many tries/u)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  expect(screen.queryByText(/Too many tries/u)).toBeNull();
});

test('ACCOUNT2 who is about to come in one way can’t begin the other: one of two cookies would win', async () => {
  const { onEnter, fetched, answer } = signIn();
  fireEvent.click(screen.getByRole('button', { name: 'New here? Come in with a name' }));
  expect(screen.getByLabelText('Password')).toBeTruthy();
  await answer(200, { person });
  expect([onEnter.mock.calls, fetched.mock.calls.length]).toEqual([[[person]], 1]);
});

const elsewhere = 'You were signed out here from another device or browser. Sign in again to go on.';

test.each([
  ['elsewhere', elsewhere, 'account'],
  ['left', 'You are signed out.', 'account'],
  ['guest-left', 'You are signed out.', 'name'],
  ['deactivated', 'The account that was signed in here is deactivated. Ask somebody who looks after this Parley.', 'account'],
  ['guest-deactivated', 'Somebody who looks after this Parley signed you out. As a guest you can’t come back as who you were.', 'name'],
  ['deleted', 'Your account is gone. Whenever you come in again, you come as somebody new.', 'name'],
])('ACCOUNT12 DEACT7 who is out (%s) reads why, and is asked for what they have', (why, notice, way) => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const props = { guests: true, providers: [], me: null, door: null, onEnter() {}, onElsewhere() {} };
  const { rerender } = render(<Outside {...props} />);
  expect(screen.queryByLabelText('User name')).toBeNull();
  // It may be known a moment later only.
  rerender(<Outside {...props} why={why} />);
  expect(screen.getByText(notice)).toBeTruthy();
  expect(screen.queryByLabelText('User name') === null).toBe(way === 'name');
});

test('DEACT7 a guest who was put out finds no name of theirs, and what is said to them stands at the way in that they are asked for', () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  localStorage.setItem('parley:name', 'Maya');
  const props = { guests: true, providers: [], me: null, door: null, onEnter() {}, onElsewhere() {} };
  const { rerender } = render(<Outside {...props} />);
  const name = () => screen.getByLabelText<HTMLInputElement>('Your name').value;
  expect([name(), screen.queryByText(/remembers you/u) !== null]).toEqual(['Maya', true]);
  localStorage.removeItem('parley:name');
  rerender(<Outside {...props} why="guest-deactivated" />);
  expect([name(), screen.queryByText(/remembers you/u) !== null]).toEqual(['', false]);
  expect(screen.getByText('No account needed.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  expect(screen.queryByText(/can’t come back/u)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'New here? Come in with a name' }));
  expect(screen.getByText(/can’t come back/u)).toBeTruthy();
});

test('INVITE8 who signs in at an invite reads that they do, and at the invite again what it is to', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ invitation: { role: 'owner', rooms: [], by: null } })));
  render(<Outside guests providers={[]} me={null} door="invite" onEnter={() => {}} onElsewhere={() => {}} />);
  expect(await screen.findByRole('heading', { name: 'Make this Parley yours' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in to Parley');
  fireEvent.click(screen.getByRole('button', { name: 'New here? Come in as somebody new' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Make this Parley yours');
});

test('INVITE8 an invite that ended in front of somebody offers nothing any more, and says so as one that had ended before', async () => {
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      path === '/api/invites/look'
        ? Response.json({ invitation: { role: 'guest', rooms: [], by: 'Olga' } })
        : Response.json({ code: 'gone', message: 'This invite has ended.' }, { status: 404 }),
    ),
  );
  const onElsewhere = vi.fn();
  render(<Outside guests providers={[]} me={null} door="invite" onEnter={() => {}} onElsewhere={onElsewhere} />);
  fireEvent.change(await screen.findByLabelText('Your name'), { target: { value: 'Maya' } });
  fireEvent.click(screen.getByRole('button', { name: 'Come in' }));
  expect(await screen.findByText('It was used, ran out, was taken back, or is not complete. Ask for a new one.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Come in' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Go to sign-in' }));
  expect(onElsewhere).toHaveBeenCalledOnce();
});

test.each([true, false])(
  'RESET10 who forgot their password finds what helps here: a mail, or somebody who makes a link (mail: %s)',
  async (possible) => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ possible, address: null, pending: null })));
    render(<Outside guests={false} providers={[]} me={null} door={null} onEnter={() => {}} onElsewhere={() => {}} />);
    expect(await screen.findByText(/Forgot your password\?/u)).toBeTruthy();
    expect(screen.queryByText('Forgot your password? Ask an owner or admin for a link.') !== null).toBe(!possible);
    expect(screen.queryByRole('button', { name: 'Forgot your password? Get a link by mail' }) !== null).toBe(possible);
  },
);

test('FORM3 each form of the way in has what was typed there, but no password, after one looked at others', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ possible: true, address: null, pending: null })));
  render(<Outside guests providers={[]} me={null} door={null} onEnter={() => {}} onElsewhere={() => {}} />);
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
  type('Your name', 'Maya of the harbour');
  press('Have an account? Sign in');
  await screen.findByLabelText('User name or e-mail');
  type('User name or e-mail', 'maya');
  type('Password', 'open sesame');
  press('Forgot your password? Get a link by mail');
  type('User name or e-mail', 'maya@example.com');
  press('Remember it? Back to signing in');
  expect([valueOf('User name or e-mail'), valueOf('Password')]).toEqual(['maya', '']);
  press('Forgot your password? Get a link by mail');
  expect(valueOf('User name or e-mail')).toBe('maya@example.com');
  press('Remember it? Back to signing in');
  press('New here? Come in with a name');
  expect(valueOf('Your name')).toBe('Maya of the harbour');
  press('Have an account? Sign in');
  expect([valueOf('User name or e-mail'), valueOf('Password')]).toEqual(['maya', '']);
});
