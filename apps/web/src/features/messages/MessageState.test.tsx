import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { me, noDeeds, noon, refused, said, timeline } from './testing-timeline.tsx';
import { tryAgain } from './tries.ts';

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

test('OUT4 a message that was refused says why, and can be sent again, edited, copied or deleted', () => {
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ outbox: [refused('x')] }, { deeds }));
  expect(screen.getByRole('alert').textContent).toContain('Not sent. The room was archived.');
  for (const name of ['Retry', 'Edit', 'Copy', 'Delete']) fireEvent.click(screen.getByRole('button', { name }));
  expect([deeds.retry.mock.calls, deeds.copy.mock.calls, deeds.remove.mock.calls]).toEqual([[['x']], [['Mine']], [['x']]]);
  expect(deeds.edit.mock.calls).toEqual([['x', 'Mine']]);
});

test('OUT12 a message that waits for ten seconds can be sent again, or taken back to be edited', () => {
  vi.useFakeTimers();
  try {
    const deeds = { ...noDeeds, retry: vi.fn(), edit: vi.fn() };
    const waiting = { id: 'x' as never, roomId: 'design' as never, body: 'Mine', at: Date.now(), order: 0, state: 'waiting' as const };
    render(timeline({ outbox: [waiting] }, { deeds }));
    act(() => void vi.advanceTimersByTime(9_999));
    for (const name of ['Retry', 'Edit']) expect(screen.queryByRole('button', { name })).toBeNull();
    act(() => void vi.advanceTimersByTime(1));
    for (const name of ['Retry', 'Edit']) fireEvent.click(screen.getByRole('button', { name }));
    expect([deeds.retry.mock.calls, deeds.edit.mock.calls]).toEqual([[['x']], [['x', 'Mine']]]);
  } finally {
    vi.useRealTimers();
  }
});

const written = { id: 'y' as never, roomId: 'design' as never, body: 'Mine', at: noon, order: 0 };

test('OUT18 what is said of a message with a line of its own stays when it is sent, and of what goes at once nothing does', () => {
  const row = () => screen.getByText('Mine').closest('[role="article"]');
  const sent = { ...said(1, me, 'Mine'), key: 'y' };
  const { rerender, unmount } = render(timeline({ outbox: [{ ...written, state: 'failed', reason: 'No.' }] }));
  rerender(timeline({ entries: [sent] }));
  expect(row()?.textContent).toContain('Sent.');
  expect(screen.queryAllByRole('button', { name: 'Retry' })).toEqual([]);
  unmount();
  const { rerender: again } = render(timeline({ outbox: [{ ...written, at: Date.now(), state: 'waiting' }] }));
  expect(row()?.textContent).toContain('Sending…');
  again(timeline({ entries: [sent] }));
  expect(row()?.textContent).not.toMatch(/Sen/u);
});

test('OUT19 who sends a message again reads at once that it is being tried, from its line or its menu, and then what became of it', () => {
  vi.useFakeTimers();
  try {
    const outbox = (state: 'failed' | 'waiting') => ({ outbox: [{ ...written, state, reason: 'The server said no.' }] });
    const { rerender } = render(timeline(outbox('failed')));
    const line = () => screen.getByRole('alert').textContent;
    expect(line()).toContain('Not sent. The server said no.');
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(line()).toContain('Trying…');
    rerender(timeline(outbox('waiting')));
    rerender(timeline(outbox('failed')));
    expect(line()).toContain('Trying…');
    act(() => void vi.advanceTimersByTime(1_000));
    expect(line()).toContain('Not sent. The server said no.');
    act(() => tryAgain('y', noDeeds));
    rerender(timeline(outbox('waiting')));
    act(() => void vi.advanceTimersByTime(2_999));
    expect(screen.getByText('Trying…')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(1));
    expect(screen.getByText('Not sent yet.')).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test('OUT20 what was refused in a room that is archived is not offered to be sent again before that is open', () => {
  const outbox = [{ ...written, state: 'failed' as const, reason: 'The room was archived.' }];
  const offered = () =>
    screen.getAllByRole('button').flatMap(({ textContent }) => (textContent === '' || textContent === 'Elena' ? [] : [textContent]));
  const { rerender } = render(timeline({ outbox, archived: true }));
  expect(screen.getByRole('alert').textContent).toContain('This room is archived. Your message was not sent.');
  expect(offered()).toEqual(['Copy', 'Discard']);
  fireEvent.contextMenu(screen.getByText('Mine'));
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Copy text', 'Delete']);
  rerender(timeline({ outbox, archived: false }));
  expect(offered()).toEqual(expect.arrayContaining(['Retry', 'Edit', 'Copy', 'Delete']));
});
