import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { seen } from './seen.slice.ts';
import { type Reader, SeenBy } from './SeenBy.tsx';

function people(...names: readonly string[]): Reader[] {
  return names.map((name) => ({ id: name, name, photo: undefined }));
}

test('SEEN1 what counts is what was told last', () => {
  const [first, second] = [0, 1].map((count) => ({ messageId: 'm', count, readers: [] }));
  const once = seen.apply(seen.initial, { kind: 'signal', name: 'seen:changed', payload: first, now: 0 } as never);
  expect(seen.apply(once, { kind: 'signal', name: 'seen:changed', payload: second, now: 0 } as never)).toBe(second);
});

test.each([
  [1, people('Maya'), 'Seen by Maya', null],
  [2, people('Maya', '<b>Jonas</b>'), 'Seen by Maya and <b>Jonas</b>', null],
  [3, people('Maya', 'Jonas', 'Aisha'), 'Seen by Maya, Jonas and Aisha', 'Seen by 3'],
  // Of some the device does not know the name.
  [3, people('Maya', 'Jonas'), 'Seen by Maya, Jonas and 1 other', 'Seen by 3'],
  [1_200, people('Maya', 'Jonas', 'Aisha', 'Tomás'), 'Seen by Maya, Jonas and 1,198 others', 'Seen by 1,200'],
])('SEEN1 of %d it names as many as stay a line and counts them all', (count, some, named, short) => {
  render(<SeenBy count={count} people={some} onNames={() => {}} />);
  const line = screen.getByTitle(named);
  if (short === null) expect(line.textContent).toContain(named);
  else expect(screen.getByRole('button', { name: short })).toBeTruthy();
});

test('SEEN1 where there is only a number, a press says all the names that are known', () => {
  const onNames = vi.fn();
  render(<SeenBy count={7} people={people('Maya', 'Jonas', 'Aisha', 'Tomás', 'Noor')} onNames={onNames} />);
  fireEvent.click(screen.getByRole('button'));
  expect(onNames).toHaveBeenCalledWith('Seen by Maya, Jonas, Aisha, Tomás, Noor and 2 others.');
});
