import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PasswordField } from './PasswordField.tsx';

test('a password is hidden until one wants to see it, and can be hidden again', () => {
  render(<PasswordField label="Password" name="password" defaultValue="open sesame" autoComplete="current-password" />);
  const field = screen.getByLabelText<HTMLInputElement>('Password');
  expect([field.type, field.autocomplete]).toEqual(['password', 'current-password']);
  const show = screen.getByRole('button', { name: 'Show password' });
  // Its name says what it does: that it is pressed as well would say it twice.
  expect(show.getAttribute('aria-pressed')).toBeNull();
  fireEvent.click(show);
  expect([field.type, field.value]).toEqual(['text', 'open sesame']);
  const hide = screen.getByRole('button', { name: 'Hide password' });
  fireEvent.click(hide);
  expect(field.type).toBe('password');
});

test('OIDC14 of a password that was typed before the browser left for elsewhere it says that it was not kept', () => {
  const { rerender } = render(<PasswordField label="Password" again help="15 characters or more." />);
  const field = screen.getByLabelText('Password');
  const said = () => document.querySelector(`[id="${field.getAttribute('aria-describedby')}"]`)?.textContent;
  expect(said()).toBe('Type it once more: what you had typed was not kept. 15 characters or more.');
  rerender(<PasswordField label="Password" help="15 characters or more." />);
  expect(said()).toBe('15 characters or more.');
});
