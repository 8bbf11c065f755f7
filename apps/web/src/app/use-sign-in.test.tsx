import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Outside } from './Outside.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

const person = { id: '0191f3a0-0000-7000-8000-000000000001', name: 'Maya' };

/** The way in by user name and password, where a code is needed as well; `answers` come one after the other. */
async function atSecondStep(...answers: readonly (readonly [status: number, body: object])[]) {
  const left = [[200, { ticket: 'a ticket' }] as const, ...answers];
  const asked: [path: string, body: unknown][] = [];
  vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    asked.push([path, JSON.parse(body)]);
    const [status, answer] = left.shift() ?? [500, {}];
    return Promise.resolve(Response.json(answer, { status }));
  });
  const onEnter = vi.fn();
  render(<Outside guests providers={[]} me={null} door={null} onEnter={onEnter} onElsewhere={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'maya' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'open sesame' } });
  await press('Sign in');
  return { onEnter, asked };
}

async function press(name: string): Promise<void> {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
}

async function giveCode(value: string): Promise<void> {
  fireEvent.change(screen.getByLabelText('Code from your app'), { target: { value } });
  await press('Sign in');
}

test('TOTP2 after the password a code is asked for, and with it one is in', async () => {
  const { onEnter, asked } = await atSecondStep([200, { person }]);
  expect(screen.getByRole('heading', { name: 'One more step' })).toBeTruthy();
  expect([onEnter.mock.calls.length, document.activeElement]).toEqual([0, screen.getByLabelText('Code from your app')]);
  await giveCode('123456');
  expect(asked[1]).toEqual(['/api/session/second-factor', { ticket: 'a ticket', code: '123456' }]);
  expect(onEnter).toHaveBeenCalledExactlyOnceWith(person);
});

test('TOTP12 a ticket that is too old leads back to the password, which is there still, and the next one is good', async () => {
  const { onEnter, asked } = await atSecondStep(
    [404, { code: 'gone', message: 'That took too long.' }],
    [200, { ticket: 'another' }],
    [200, { person }],
  );
  await giveCode('123456');
  expect(screen.getByText('That took too long.')).toBeTruthy();
  expect(screen.queryByLabelText('Code from your app')).toBeNull();
  expect([screen.getByLabelText<HTMLInputElement>('User name').value, screen.getByLabelText<HTMLInputElement>('Password').value]).toEqual([
    'maya',
    'open sesame',
  ]);
  await press('Sign in');
  await giveCode('654321');
  expect(asked[3]).toEqual(['/api/session/second-factor', { ticket: 'another', code: '654321' }]);
  expect(onEnter).toHaveBeenCalledExactlyOnceWith(person);
});

test('TOTP12 too many tries, or no connection, are said, and the code stays', async () => {
  await atSecondStep([429, { code: 'retry', message: 'Later.', afterMs: 240_000 }]);
  await giveCode('123456');
  expect(screen.getByText('Too many tries. Try again in 4 minutes.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Code from your app').value).toBe('123456');
});

test('TOTP12 who went back after a ticket was too old is asked for the password, not for a code', async () => {
  await atSecondStep([404, { code: 'gone', message: 'That took too long.' }]);
  await giveCode('123456');
  await press('New here? Come in with a name');
  await press('Have an account? Sign in');
  expect(screen.queryByLabelText('Code from your app')).toBeNull();
  expect(screen.getByLabelText('Password')).toBeTruthy();
});
