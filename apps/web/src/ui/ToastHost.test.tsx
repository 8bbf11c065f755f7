import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenForRegions } from '../lib/regions.ts';
import { Dialog } from './Dialog.tsx';
import { standInForDialogs } from './testing-dialogs.ts';
import { ToastHost } from './ToastHost.tsx';
import { clearToasts, showProblem, showToast } from './toasts.ts';

beforeEach(() => {
  standInForDialogs();
  vi.useFakeTimers();
});
afterEach(() => {
  act(clearToasts);
  vi.useRealTimers();
});

function wait(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

function show(text: string, onUndo = () => {}): void {
  act(() => showToast(text, { label: 'Undo', onSelect: onUndo }));
}

test('a toast stays for six seconds', () => {
  render(<ToastHost />);
  show('You left design.');
  wait(5_900);
  expect(screen.getByRole('status').textContent).toContain('You left design.');
  wait(200);
  expect(screen.queryByText('You left design.')).toBeNull();
});

test('CMD4 what was not done has another sign than what was', () => {
  render(<ToastHost />);
  act(() => showToast('Copied.'));
  act(() => showProblem('No connection.'));
  const sign = (text: string) => screen.getByText(text).previousElementSibling?.getAttribute('class');
  expect(sign('Copied.')).toContain('lucide-check');
  expect(sign('No connection.')).toContain('lucide-circle-alert');
});

test('the pointer or the focus on it keeps it', () => {
  render(<ToastHost />);
  show('You left design.');
  act(() => screen.getByText('Undo').focus());
  wait(60_000);
  expect(screen.getByText('You left design.')).toBeTruthy();
  act(() => screen.getByText('Undo').blur());
  wait(6_100);
  expect(screen.queryByText('You left design.')).toBeNull();
});

test('LOOK5 what is said of the same thing takes the place of what was said before', () => {
  render(<ToastHost />);
  act(() => showToast('design is archived.', null, 'archived design'));
  act(() => showToast('kitchen is archived.', null, 'archived kitchen'));
  act(() => showToast('design is open again.', null, 'archived design'));
  const said = (): unknown => [...screen.getByRole('status').children].map((line) => line.querySelector('span')?.textContent);
  expect(said()).toEqual(['kitchen is archived.', 'design is open again.']);
  act(clearToasts);
  act(() => showToast('Copied.'));
  const before = screen.getByText('Copied.');
  act(() => showToast('Copied.'));
  expect(said()).toEqual(['Copied.']);
  // It is another one: it is heard again, and stays as long as any.
  expect(screen.getByText('Copied.')).not.toBe(before);
});

test('LOOK6 of what is said at most three stand together, the newest last, each for its own time and with a way to close it', () => {
  render(<ToastHost />);
  const said = (): unknown => [...screen.getByRole('status').children].map((line) => line.querySelector('span')?.textContent);
  for (const name of ['design', 'random', 'lobby', 'kitchen']) {
    show(`You left ${name}.`);
    wait(1_000);
  }
  expect(said()).toEqual(['You left random.', 'You left lobby.', 'You left kitchen.']);
  fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss notification' })[1] as HTMLElement);
  expect(said()).toEqual(['You left random.', 'You left kitchen.']);
  wait(3_100);
  expect(said()).toEqual(['You left kitchen.']);
});

test('LOOK6 each is announced once: what stands there already is not read again with the next one', () => {
  render(<ToastHost />);
  const host = screen.getByRole('status');
  expect([host.getAttribute('aria-atomic'), host.getAttribute('aria-relevant')]).toEqual(['false', 'additions']);
  show('You left design.');
  const first = screen.getByText('You left design.');
  show('You left random.');
  expect(screen.getByText('You left design.')).toBe(first);
});

test('LOOK6 F6 leads to what is said, while there is something', () => {
  const stop = listenForRegions();
  render(<ToastHost />);
  fireEvent.keyDown(document, { key: 'F6' });
  expect(document.activeElement).toBe(document.body);
  show('You left design.');
  fireEvent.keyDown(document, { key: 'F6' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  stop();
});

test('Undo acts once and takes the toast away', () => {
  const undo = vi.fn();
  render(<ToastHost />);
  show('You left design.', undo);
  fireEvent.click(screen.getByText('Undo'));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('You left design.')).toBeNull();
});

test('a toast that goes for want of room while the focus is on it holds none that is left', () => {
  render(<ToastHost />);
  show('You left design.');
  act(() => screen.getByText('Undo').focus());
  for (const name of ['random', 'lobby', 'kitchen']) show(`You left ${name}.`);
  wait(6_100);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('KEY9 Undo gives the focus back to what had it before, and holds no toast that is left', async () => {
  render(
    <>
      <input aria-label="Before" />
      <ToastHost />
    </>,
  );
  show('You left random.');
  show('You left design.');
  screen.getByLabelText('Before').focus();
  const undo = screen.getAllByText('Undo').at(-1);
  act(() => undo?.focus());
  await act(async () => undo?.click());
  expect(document.activeElement).toBe(screen.getByLabelText('Before'));
  wait(6_100);
  expect(screen.queryByText('You left random.')).toBeNull();
});

function Page({ dialog }: { readonly dialog: boolean }) {
  return (
    <>
      <ToastHost />
      {dialog && (
        <Dialog title="A room" onClose={() => {}}>
          <input aria-label="Inside" data-autofocus />
        </Dialog>
      )}
    </>
  );
}

test('KEY9 who was on it when a dialog opened is there again once that is closed', () => {
  const { rerender } = render(<Page dialog={false} />);
  show('You left design.');
  act(() => screen.getByText('Undo').focus());
  rerender(<Page dialog />);
  expect(document.activeElement).toBe(screen.getByLabelText('Inside'));
  rerender(<Page dialog={false} />);
  expect(document.activeElement).toBe(screen.getByText('Undo'));
});

test('LOOK3 over an open dialog a toast stands in it, and on the page once it is closed', () => {
  const { rerender } = render(<Page dialog={false} />);
  show('You left design.');
  const place = (): string | undefined => screen.getByText('You left design.').closest('dialog')?.tagName;
  expect(place()).toBeUndefined();
  rerender(<Page dialog />);
  expect(place()).toBe('DIALOG');
  rerender(<Page dialog={false} />);
  expect(place()).toBeUndefined();
});

test('CACHE7 what was said to somebody who is gone is said to nobody else', () => {
  const { unmount } = render(<ToastHost />);
  show('You left secret-room.');
  unmount();
  clearToasts();
  render(<ToastHost />);
  expect(screen.getByRole('status').textContent).toBe('');
});
