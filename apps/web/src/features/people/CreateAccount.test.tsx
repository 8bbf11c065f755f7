import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { CreateAccount } from './CreateAccount.tsx';

function show(name = 'Maya Okafor') {
  const onSubmit = vi.fn();
  function form(problem: Problem | null) {
    return <CreateAccount name={name} busy={false} problem={problem} onSubmit={onSubmit} onClose={() => {}} />;
  }
  const { rerender } = render(form(null));
  return {
    onSubmit,
    answer: (problem: Problem) => rerender(form(problem)),
    userName: screen.getByLabelText<HTMLInputElement>('User name'),
    password: screen.getByLabelText<HTMLInputElement>('Password'),
  };
}

function said(of: HTMLInputElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

function create(): void {
  fireEvent.click(screen.getByRole('button', { name: 'Create account' }));
}

test('a user name is proposed, and handed in with the password', () => {
  const { onSubmit, userName, password } = show();
  expect([userName.autocomplete, password.autocomplete, said(password)]).toEqual(['username', 'new-password', '10 characters or more.']);
  fireEvent.change(password, { target: { value: 'open sesame' } });
  create();
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ userName: 'maya.okafor', password: 'open sesame' });
});

test('ACCOUNT9 each problem is said beside its field, the first gets the focus, and nothing is handed in', () => {
  const { onSubmit, userName, password } = show('高橋');
  fireEvent.change(password, { target: { value: 'short' } });
  expect(said(password)).toBe('10 characters or more.');
  create();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(said(userName)).toBe('A user name needs 2 characters or more.');
  expect(said(password)).toBe('A password needs 10 characters or more.');
  expect(document.activeElement).toBe(userName);
  expect(password.value).toBe('short');
});

test('ACCOUNT9 a taken user name is said beside it whatever becomes of the password, and the free one is one press away', () => {
  const { onSubmit, answer, userName, password } = show();
  fireEvent.change(password, { target: { value: 'open sesame' } });
  create();
  answer({ message: '“maya.okafor” is taken.', field: 'userName', suggestion: 'maya.okafor2' });
  expect(document.activeElement).toBe(userName);
  fireEvent.change(password, { target: { value: 'open sesame!' } });
  expect(said(userName)).toContain('“maya.okafor” is taken.');
  const free = screen.getByRole('button', { name: 'Use “maya.okafor2”' });
  free.focus();
  fireEvent.click(free);
  expect(said(userName)).not.toContain('taken');
  expect(document.activeElement).toBe(userName);
  create();
  expect(onSubmit).toHaveBeenLastCalledWith({ userName: 'maya.okafor2', password: 'open sesame!' });
});

test('ACCOUNT9 what is about no field of the form is said for all of it', () => {
  const { answer } = show();
  answer({ message: 'Too many tries. Try again in 5 minutes.', general: true });
  expect(screen.getByRole('status').textContent).toBe('Too many tries. Try again in 5 minutes.');
});
