import { act, render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Announcer } from './Announcer.tsx';
import { type Entry, entryOf } from './entry.ts';

const me = '00000001-0000-7000-8000-000000000000';
const maya = '00000001-0000-7000-8000-000000000001';
const names = { [me]: 'Elena', [maya]: 'Maya <b>Okafor</b>' };

function said(seq: number, author: string, body: string): Entry {
  const payload = { id: `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`, ord: seq, body };
  return entryOf({ seq, type: 'message:sent', actor: author as never, at: seq, payload });
}

test('HEAR1 new messages are told to screen readers together, history and one’s own are not', () => {
  vi.useFakeTimers();
  const history = [said(1, maya, 'History')];
  const { container, rerender } = render(<Announcer since={1} entries={history} newest={1} names={names} me={me} blocked={{}} />);
  rerender(<Announcer since={1} entries={[said(0, maya, 'Older still'), ...history]} newest={1} names={names} me={me} blocked={{}} />);
  act(() => void vi.advanceTimersByTime(2_000));
  expect(container.textContent).toBe('');
  const fresh = [...history, said(2, me, 'Mine'), said(3, maya, 'New'), said(4, maya, 'Newer')];
  rerender(<Announcer since={1} entries={fresh.slice(0, 3)} newest={3} names={names} me={me} blocked={{}} />);
  rerender(<Announcer since={1} entries={fresh} newest={4} names={names} me={me} blocked={{}} />);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(container.textContent).toBe('2 new messages, last from Maya <b>Okafor</b>: Newer');
  vi.useRealTimers();
});

test('HEAR1 what came before the one who tells it was there is told', () => {
  vi.useFakeTimers();
  const entries = [said(1, maya, 'History'), said(2, maya, 'Early')];
  const { container } = render(<Announcer since={1} entries={entries} newest={2} names={names} me={me} blocked={{}} />);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(container.textContent).toBe('Maya <b>Okafor</b>: Early');
  vi.useRealTimers();
});

test('HEAR1 the same message twice is told to screen readers twice, and one’s own in between says nothing again', () => {
  vi.useFakeTimers();
  try {
    const { container, rerender } = render(<Announcer since={0} entries={[]} newest={0} names={names} me={me} blocked={{}} />);
    const entries = [said(1, maya, 'ok'), said(2, me, 'Mine'), said(3, maya, 'ok')];
    const spoken: (Node | null | undefined)[] = [];
    for (const count of [1, 2, 3]) {
      rerender(<Announcer since={0} entries={entries.slice(0, count)} newest={count} names={names} me={me} blocked={{}} />);
      act(() => void vi.advanceTimersByTime(1_000));
      expect(container.textContent).toBe('Maya <b>Okafor</b>: ok');
      spoken.push(container.querySelector('[aria-live]')?.firstChild);
    }
    expect(spoken[1]).toBe(spoken[0]);
    expect(spoken[2]).not.toBe(spoken[0]);
  } finally {
    vi.useRealTimers();
  }
});
