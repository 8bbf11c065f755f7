import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PasskeyWayIn } from './PasskeyWayIn.tsx';

const person = { id: '0191f3a0-0000-7000-8000-000000000001', name: 'Maya' };
const bytes = new Uint8Array([1, 2, 3]).buffer;
const credential = {
  id: 'AQID',
  rawId: bytes,
  type: 'public-key',
  response: { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes },
  getClientExtensionResults: () => ({}),
};

/** What the browser asks the person, and what they answer. */
function browser(offers: boolean) {
  const asked: { options: CredentialRequestOptions; answer: ReturnType<typeof Promise.withResolvers<object>> }[] = [];
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(() => {}, { isConditionalMediationAvailable: () => Promise.resolve(offers) }),
  );
  vi.stubGlobal('navigator', {
    credentials: {
      get(options: CredentialRequestOptions) {
        const answer = Promise.withResolvers<object>();
        options.signal?.addEventListener('abort', () => answer.reject(Object.assign(new Error('aborted'), { name: 'AbortError' })));
        asked.push({ options, answer });
        return answer.promise;
      },
    },
  });
  return asked;
}

const fetched: string[] = [];
beforeEach(() => {
  fetched.length = 0;
  vi.stubGlobal('fetch', (path: string) => {
    fetched.push(path);
    return Promise.resolve(
      Response.json(
        path.endsWith('options') ? { options: { challenge: 'AQID', rpId: 'localhost', timeout: 300_000, userVerification: 'required' } } : { person },
      ),
    );
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function button(): HTMLElement {
  return screen.getByRole('button', { name: 'Use a passkey' });
}

test('PASSKEY1 with the passkey that the browser was asked for one comes in', async () => {
  const asked = browser(false);
  const onEnter = vi.fn();
  render(<PasskeyWayIn busy={false} onEnter={onEnter} />);
  fireEvent.click(button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(button().getAttribute('aria-disabled')).toBe('true');
  await act(async () => asked[0]?.answer.resolve(credential));
  expect(await onEnter.mock.calls[0]?.[0]).toEqual({ value: { person } });
  expect(fetched).toEqual(['/api/session/passkey/options', '/api/session/passkey']);
});

test('PASSKEY10 a window that is closed is no error: it is said, and nothing else happens', async () => {
  const asked = browser(false);
  const onEnter = vi.fn();
  render(<PasskeyWayIn busy={false} onEnter={onEnter} />);
  fireEvent.click(button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => asked[0]?.answer.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })));
  expect(screen.getByRole('status').textContent).toBe('No passkey was used. Try again or use your password.');
  expect(onEnter).not.toHaveBeenCalled();
  fireEvent.click(button());
  expect(screen.getByRole('status').textContent).toBe('');
});

test('PASSKEY1 what the browser offers by itself makes room for what one asks for, and ends with the screen', async () => {
  const asked = browser(true);
  const { unmount } = render(<PasskeyWayIn busy={false} onEnter={() => {}} />);
  const field = document.body.appendChild(document.createElement('input'));
  field.autocomplete = 'username webauthn';
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.options).toMatchObject({ mediation: 'conditional' });
  fireEvent.click(button());
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect([asked[0]?.options.signal?.aborted, asked[1]?.options.mediation]).toEqual([true, undefined]);
  unmount();
  field.remove();
  expect(asked[1]?.options.signal?.aborted).toBe(true);
});

test('ACCOUNT2 who is about to come in by password does not begin to by a passkey: one of two cookies would win', async () => {
  const asked = browser(false);
  const onEnter = vi.fn();
  const { rerender } = render(<PasskeyWayIn busy={false} onEnter={onEnter} />);
  fireEvent.click(button());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  rerender(<PasskeyWayIn busy onEnter={onEnter} />);
  await act(async () => asked[0]?.answer.resolve(credential));
  expect([onEnter.mock.calls.length, fetched]).toEqual([0, ['/api/session/passkey/options']]);
});

test('PASSKEY7 where there can be no passkeys nothing is shown and nothing is asked', () => {
  vi.stubGlobal('isSecureContext', false);
  const { container } = render(<PasskeyWayIn busy={false} onEnter={() => {}} />);
  expect([container.textContent, fetched]).toEqual(['', []]);
});
