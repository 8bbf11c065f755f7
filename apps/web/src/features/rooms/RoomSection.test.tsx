import { render, screen } from '@testing-library/react';
import type { Room } from '@parley/shared/features/rooms.ts';
import { expect, test } from 'vitest';
import type { RoomLine } from './room-line.ts';
import { RoomSection } from './RoomSection.tsx';

function line(name: string, rest: Partial<RoomLine> = {}): RoomLine {
  const room = { id: name, slug: name, name, topic: '', icon: '', archivedAt: 1 } as Room;
  return { room, unread: 0, draft: '', unsent: '', last: null, ...rest };
}

test('OUT16 a folded section keeps a room in sight in which something was not sent, and says so beside what is unread', () => {
  const lines = [line('quiet'), line('plans', { unread: 2, unsent: 'too late', draft: 'next' })];
  const nothing = (): void => {};
  render(
    <RoomSection title="Archived" name="archived" startsOpen={false} lines={lines} currentId={null} now={0} onOpen={nothing} onIntent={nothing} />,
  );
  const rows = screen.getAllByRole('link');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.textContent).toContain('Not sent: too late');
  expect(rows[0]?.textContent).toContain(', not sent');
  expect(rows[0]?.textContent).toContain('2 unread');
});
