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
