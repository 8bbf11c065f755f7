import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { type ConnectionNotice, ConnectionPill } from './ConnectionPill.tsx';

interface Props {
  readonly state: 'lost' | 'back';
  readonly before?: boolean;
  readonly onFocus?: () => void;
}

function Page({ state, before = true, onFocus = () => {} }: Props) {
  const notice: ConnectionNotice = state === 'lost' ? { state } : { state, sent: 0 };
  return (
    <>
      {before && (
        <button type="button" onFocus={onFocus}>
          Before
        </button>
      )}
      <ConnectionPill notice={notice} onRetry={() => {}} onReload={() => {}} />
      <textarea aria-label="Message" data-composer />
      <button type="button">After</button>
    </>
  );
}

afterEach(() => {
  vi.useRealTimers();
});

/** The connection is lost, and the keyboard is on “Try now”, come from another control. */
function start() {
  const { rerender } = render(<Page state="lost" />);
  screen.getByText('Before').focus();
  const button = screen.getByRole('button', { name: 'Try now' });
  act(() => button.focus());
  return { button, rerender };
}

test('KEY9 “Try now” keeps the focus while it is there, and gives it back to what had it before, which hears of it', async () => {
  const { button, rerender } = start();
  rerender(<Page state="lost" />);
  expect(document.activeElement).toBe(button);
  const heard = vi.fn();
  await act(async () => rerender(<Page state="back" onFocus={heard} />));
  expect(document.activeElement).toBe(screen.getByText('Before'));
  expect(heard).toHaveBeenCalledOnce();
});

test('KEY9 where that is gone, the message box gets the focus', async () => {
  const { rerender } = start();
  rerender(<Page state="lost" before={false} />);
  await act(async () => rerender(<Page state="back" before={false} />));
  expect(document.activeElement).toBe(screen.getByLabelText('Message'));
});

test('KEY9 “Try now” that goes away while the focus is elsewhere leaves it there', async () => {
  const { rerender } = start();
  screen.getByText('After').focus();
  await act(async () => rerender(<Page state="back" />));
  expect(document.activeElement).toBe(screen.getByText('After'));
});

test('CONN10 “Try now” says for a second that it is being tried, each time, and keeps the focus', () => {
  vi.useFakeTimers();
  const { button } = start();
  const said = screen.getByRole('status', { name: 'Connection' });
  const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
  fireEvent.click(button);
  expect(said.textContent).toContain('Trying…');
  expect(document.activeElement).toBe(button);
  wait(900);
  fireEvent.click(button);
  wait(900);
  expect(said.textContent).toContain('Trying…');
  wait(100);
  expect(said.textContent).toContain('Try now');
  expect(document.activeElement).toBe(button);
});
