import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';
import { standInForDialogs } from './testing-dialogs.ts';

beforeEach(standInForDialogs);

function Page({ look = 'form' as const }: { readonly look?: 'form' | 'wide' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <Dialog title="A room" look={look} onClose={() => setOpen(false)}>
          <input aria-label="First" />
          <input aria-label="Name" data-autofocus />
        </Dialog>
      )}
    </>
  );
}

function openIt(look: 'form' | 'wide' = 'form'): HTMLElement {
  render(<Page look={look} />);
  const opener = screen.getByText('Open');
  opener.focus();
  fireEvent.click(opener);
  return opener;
}

test('the control marked for it gets the focus, and the dialog has its title for a name', () => {
  openIt();
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  expect(screen.getByRole('dialog', { name: 'A room' })).toBeTruthy();
});

test('closing it gives the focus back to what opened it', () => {
  const opener = openIt();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('Escape asks to close; the browser does not close it by itself', () => {
  openIt();
  const cancel = new Event('cancel', { cancelable: true });
  act(() => void screen.getByRole('dialog').dispatchEvent(cancel));
  expect(cancel.defaultPrevented).toBe(true);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a press beside it does not close a form: what was typed would be lost', () => {
  openIt('form');
  fireEvent.pointerDown(screen.getByRole('dialog'));
  expect(screen.queryByRole('dialog')).not.toBeNull();
});

test('a press beside it closes a list; one inside does not', () => {
  openIt('wide');
  fireEvent.pointerDown(screen.getByLabelText('First'));
  expect(screen.queryByRole('dialog')).not.toBeNull();
  fireEvent.pointerDown(screen.getByRole('dialog'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a browser that closes it against our wish is believed', () => {
  const onClose = vi.fn();
  render(
    <Dialog title="A room" onClose={onClose}>
      nothing
    </Dialog>,
  );
  const dialog = screen.getByRole<HTMLDialogElement>('dialog');
  dialog.open = false;
  act(() => void dialog.dispatchEvent(new Event('close')));
  expect(onClose).toHaveBeenCalledTimes(1);
});
