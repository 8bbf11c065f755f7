import type { Passkey } from '@parley/shared/passkeys.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { type ComponentProps, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { AccountPasskeys } from './AccountPasskeys.tsx';

const today = new Date(2026, 10, 20).getTime();
const vault: Passkey = { id: 'vault', name: '1Password', site: 'here', createdAt: today - 1, usedAt: today + 1 };
const moved: Passkey = { id: 'moved', name: null, site: 'there', createdAt: new Date(2026, 9, 3).getTime(), usedAt: null };

function show(rest: Partial<ComponentProps<typeof AccountPasskeys>> = {}) {
  const onRemove = vi.fn();
  const onSubmit = vi.fn();
  function Holder() {
    const [removing, setRemoving] = useState<string | null>(null);
    const [open, setOpen] = useState(false);
    return (
      <AccountPasskeys
        userName="maya"
        passkeys={[vault, moved]}
        today={today}
        host="here"
        impossible={null}
        open={open}
        busy={false}
        problem={null}
        closed={false}
        removing={removing === null ? null : { id: removing, busy: false, problem: null }}
        listProblem={null}
        onOpen={setOpen}
        onSubmit={onSubmit}
        onAskRemove={setRemoving}
        onRemove={onRemove}
        {...rest}
      />
    );
  }
  render(<Holder />);
  return { onRemove, onSubmit };
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

test('PASSKEY1 each passkey says what it is called, when it was added and used, and where it works if that is elsewhere', () => {
  show();
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toContain('1PasswordAdded yesterday, last used today');
  expect(first?.textContent).not.toContain('Works at');
  expect(second?.textContent).toMatch(/A passkeyAdded .*October.*, not used yet\. Works at there only/u);
});

test('PASSKEY5 before one is removed it is said what becomes of it, and the password is asked for', () => {
  const { onRemove } = show();
  press('Remove 1Password');
  expect(screen.getByText(/Your password still works/u)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Your password'));
  press('Keep it');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove 1Password');
  press('Remove 1Password');
  press('Remove passkey');
  expect(onRemove).not.toHaveBeenCalled();
  expect(screen.getByText('Your password goes here.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'open sesame' } });
  press('Remove passkey');
  expect(onRemove).toHaveBeenCalledExactlyOnceWith(vault, 'open sesame');
});

test('FORM4 Escape at the question whether to remove one says no, and the dialog around it hears nothing of it', () => {
  const heard = vi.fn();
  addEventListener('keydown', heard);
  const { onRemove } = show();
  press('Remove 1Password');
  const field = screen.getByLabelText('Your password');
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
  expect(screen.getByLabelText('Your password')).toBe(field);
  heard.mockClear();
  expect(fireEvent.keyDown(field, { key: 'Escape' })).toBe(false);
  removeEventListener('keydown', heard);
  expect(screen.queryByLabelText('Your password')).toBeNull();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove 1Password');
  expect([heard.mock.calls, onRemove.mock.calls]).toEqual([[], []]);
});

test('PASSKEY5 ACCOUNT9 that it was not the password is said beside its field', () => {
  show({ removing: { id: 'vault', busy: false, problem: { message: 'This is not your password.', field: 'password' } } });
  const field = screen.getByLabelText('Your password');
  expect(document.querySelector(`[id="${field.getAttribute('aria-describedby')}"]`)?.textContent).toContain('This is not your password.');
});

test('PASSKEY2 one is added with the password; without it the form says what is missing', () => {
  const { onSubmit } = show();
  press('Add a passkey');
  press('Continue');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('Your password goes here.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Your password'), { target: { value: 'open sesame' } });
  press('Continue');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('open sesame');
  press('Cancel');
  expect(document.activeElement?.textContent).toBe('Add a passkey');
});

test('PASSKEY7 where there can be none it is said why, and those of elsewhere can still be removed', () => {
  show({ impossible: 'Not here.' });
  expect(screen.getByText('Not here.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Remove A passkey' })).toBeTruthy();
});
