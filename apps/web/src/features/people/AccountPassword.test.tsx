import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { AccountPassword } from './AccountPassword.tsx';

function show() {
  const onSubmit = vi.fn();
  function Section({ problem }: { readonly problem: Problem | null }) {
    const [open, setOpen] = useState(false);
    return <AccountPassword userName="maya" open={open} busy={false} problem={problem} onOpen={setOpen} onSubmit={onSubmit} />;
  }
  const { rerender, container } = render(<Section problem={null} />);
  fireEvent.click(screen.getByRole('button', { name: 'Change password' }));
  return {
    onSubmit,
    container,
    answer: (problem: Problem) => rerender(<Section problem={problem} />),
    current: screen.getByLabelText<HTMLInputElement>('Current password'),
    next: screen.getByLabelText<HTMLInputElement>('New password'),
  };
}

function said(of: HTMLInputElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

function change(): void {
  fireEvent.click(screen.getByRole('button', { name: 'Change password' }));
}

test('the form opens in place with the focus in it, and gives it back', () => {
  const { current } = show();
  expect(document.activeElement).toBe(current);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByLabelText('New password')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change password' }));
});

test('both passwords are handed in, and what keeps passwords is told whose they are', () => {
  const { onSubmit, current, next, container } = show();
  expect([current.autocomplete, next.autocomplete]).toEqual(['current-password', 'new-password']);
  expect(container.querySelector<HTMLInputElement>('input[autocomplete="username"]')?.value).toBe('maya');
  fireEvent.change(current, { target: { value: 'old' } });
  fireEvent.change(next, { target: { value: 'open sesame' } });
  change();
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ current: 'old', password: 'open sesame' });
});

test('ACCOUNT9 a present password that is wrong and a new one that is too short are each said beside their field', () => {
  const { onSubmit, answer, current, next } = show();
  change();
  expect(said(current)).toBe('The password you have now goes here.');
  expect(said(next)).toBe('A password needs 10 characters or more.');
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.change(current, { target: { value: 'wrong' } });
  fireEvent.change(next, { target: { value: 'open sesame' } });
  change();
  answer({ message: 'That is not your password.', field: 'current' });
  expect(said(current)).toBe('That is not your password.');
  expect([current.value, next.value]).toEqual(['wrong', 'open sesame']);
  fireEvent.change(current, { target: { value: 'right' } });
  expect(said(current)).toBe('');
});
