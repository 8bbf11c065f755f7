import type { AccountSession } from '@parley/shared/accounts.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { MyOtherDevice } from './MyOtherDevice.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const here: AccountSession = { id: 'here', device: 'Firefox on Linux', createdAt: 0, usedAt: 0, current: true };
const phone: AccountSession = { id: 'phone', device: 'Safari on iPhone', createdAt: 0, usedAt: 0, current: false };

test('DEVICE6 which device is signed in is said until it is signed out again', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      Response.json(path === '/api/account' ? { account: { userName: 'maya' }, sessions: [here, phone] } : { token: 'one', expiresAt: 0 }),
    ),
  );
  const view = (sessions: readonly AccountSession[]) => <MyOtherDevice userName="maya" sessions={sessions} onEntered={() => {}} />;
  const { rerender } = render(view([here]));
  fireEvent.click(screen.getByRole('button', { name: 'Show a code' }));
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'open sesame' } });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show the code' })));
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  const said = 'Signed in on another device: Safari on iPhone. Wasn’t that you? Sign it out below.';
  expect(screen.getByText(said)).toBeTruthy();
  rerender(view([here, phone]));
  expect(screen.getByText(said)).toBeTruthy();
  rerender(view([here]));
  expect(screen.queryByText(said)).toBeNull();
  expect(screen.getByText(/^Scan a code/u)).toBeTruthy();
});
