import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { SignIn, type WayIn } from './SignIn.tsx';

afterEach(() => {
  vi.restoreAllMocks();
});

function show(problem: Problem | null = null, first: WayIn = 'name') {
  const onCredentials = vi.fn();
  function Way({ now }: { readonly now: Problem | null }) {
    const [way, setWay] = useState(first);
    return (
      <SignIn host="here" guests name="Maya" way={way} busy={false} problem={now} onWay={setWay} onName={() => {}} onCredentials={onCredentials} />
    );
  }
  const { rerender } = render(<Way now={problem} />);
  return { onCredentials, answer: (next: Problem | null) => rerender(<Way now={next} />) };
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

function said(of: HTMLInputElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

function type(label: string, value: string): void {
  fireEvent.change(field(label), { target: { value } });
}

test('who has an account signs in on the same screen, and finds the name as it was typed on the way back', () => {
  show();
  expect(document.activeElement).toBe(field('Your name'));
  type('Your name', 'Mayra');
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  expect(document.activeElement).toBe(field('User name'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in to Parley');
  expect([field('User name').autocomplete, field('Password').autocomplete]).toEqual(['username webauthn', 'current-password']);
  expect(screen.queryByRole('button', { name: 'Start talking' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'New here? Come in with a name' }));
  expect(document.activeElement).toBe(field('Your name'));
  expect(field('Your name').value).toBe('Mayra');
  expect(screen.queryByLabelText('Password')).toBeNull();
});

test('on a touch screen no keyboard comes up before one asks for it', () => {
  vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Have an account? Sign in' }));
  expect(document.activeElement?.tagName).not.toBe('INPUT');
});

test('user name and password are handed in as they were typed', () => {
  const { onCredentials } = show(null, 'account');
  type('User name', 'Maya');
  type('Password', ' open sesame ');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(onCredentials).toHaveBeenCalledExactlyOnceWith({ userName: 'Maya', password: ' open sesame ' });
});

test('ACCOUNT9 what is missing is said beside its field, which gets the focus, and nothing is handed in', () => {
  const { onCredentials } = show(null, 'account');
  type('User name', 'maya');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(onCredentials).not.toHaveBeenCalled();
  expect(said(field('Password'))).toBe('Your password goes here.');
  expect(field('Password').getAttribute('aria-invalid')).toBe('true');
  expect(field('User name').getAttribute('aria-invalid')).toBeNull();
  expect(document.activeElement).toBe(field('Password'));
});

test('ACCOUNT9 a wrong password is said beside it in the server’s words, what was typed stays, and another try is not blamed', () => {
  const { answer } = show(null, 'account');
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  type('User name', 'maya');
  type('Password', 'wrong');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  answer({ message: 'These don’t match.', field: 'password' });
  expect(said(field('Password'))).toBe('These don’t match.');
  expect([field('User name').value, field('Password').value]).toEqual(['maya', 'wrong']);
  expect(document.activeElement).toBe(field('Password'));
  expect(scrolled.mock.contexts).toEqual([field('Password')]);
  // It was said of the two together.
  type('User name', 'mayra');
  expect(said(field('Password'))).toBe('');
});

test('ACCOUNT9 a server that can’t be reached is the form’s matter, and what was typed stays', () => {
  const { answer } = show(null, 'account');
  type('User name', 'maya');
  type('Password', 'open sesame');
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  answer({ message: 'No server.', general: true });
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain('No server.');
  expect(field('Password').getAttribute('aria-invalid')).toBeNull();
  expect([field('User name').value, field('Password').value]).toEqual(['maya', 'open sesame']);
});
