import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { SignOutMe } from './SignOutMe.tsx';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';

beforeEach(standInForDialogs);

function show(unsent: number, drafts = false, guest: boolean | null = true) {
  const onSubmit = vi.fn();
  const onClose = vi.fn();
  render(<SignOutMe name="Maya" guest={guest} unsent={unsent} drafts={drafts} busy={false} problem={null} onSubmit={onSubmit} onClose={onClose} />);
  return { onSubmit, onClose, text: screen.getByRole('dialog').textContent };
}

test('SESSION1 a guest is told what signing out takes, and the focus starts at staying', () => {
  const { text, onSubmit, onClose } = show(0);
  expect(text).toContain('signing out gives up the name “Maya”, and you can’t come back as the same person.');
  expect(text).not.toContain('lost');
  expect(document.activeElement?.textContent).toBe('Stay');
  fireEvent.click(screen.getByRole('button', { name: 'Stay' }));
  expect([onClose.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 0]);
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(onSubmit).toHaveBeenCalledOnce();
});

test.each([
  { unsent: 1, drafts: false, says: 'One message was not sent and would be lost.' },
  { unsent: 3, drafts: true, says: '3 messages were not sent and would be lost, and so would your drafts.' },
  { unsent: 0, drafts: true, says: 'Your drafts would be lost.' },
])('with $unsent unsent messages, drafts: $drafts, it says so', ({ unsent, drafts, says }) => {
  expect(show(unsent, drafts).text).toContain(says);
});

test('SESSION1 who has an account is told that they can come back, and not that anything is given up', () => {
  const { text } = show(1, false, false);
  expect(text).toContain('With your user name and password you can come back as “Maya” whenever you like.');
  expect(text).not.toContain('can’t come back');
  expect(text).toContain('would be lost');
});

test('SESSION1 as long as it is not known whether there is an account, what is said holds either way', () => {
  expect(show(0, false, null).text).toContain(
    'Unless you have made an account, signing out gives up the name “Maya”, and you can’t come back as the same person.',
  );
});
