import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Entry, entryOf } from './entry.ts';
import { FoldedLine } from './FoldedLine.tsx';
import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { MessageState } from './MessageState.tsx';
import { MessageTools } from './MessageTools.tsx';
import { buildRows } from './rows.ts';
import { Timeline } from './Timeline.tsx';

const me = '00000001-0000-7000-8000-000000000000';
const maya = '00000001-0000-7000-8000-000000000001';
const names = { [me]: 'Elena', [maya]: 'Maya' };
const noon = new Date(2026, 10, 21, 12).getTime();
const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };

function said(seq: number, author: string, body: string): Entry {
  const payload = { id: `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`, ord: seq, body };
  return entryOf({ seq, type: 'message:sent', actor: author as never, at: noon + seq, payload });
}

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

interface Props {
  readonly entries: readonly Entry[];
  readonly blocked: Readonly<Record<string, unknown>>;
}

function Room({ entries, blocked }: Props) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const rows = buildRows({ entries, start: true, end: true, notices: [], outbox: [], line: null, asked: false, me, blocked, opened });
  const nothing = (): void => {};
  return (
    <Timeline
      label="Messages in design"
      rows={rows}
      end
      landing={null}
      names={names}
      profiles={{}}
      today={noon}
      startBlock={null}
      older="idle"
      newer="idle"
      ord={entries.length}
      sends={0}
      deeds={deeds}
      renderNotice={() => null}
      foot={null}
      State={MessageState}
      Jump={JumpToLatest}
      renderFolded={(row) => <FoldedLine row={row} onOpened={setOpened} />}
      renderTools={(message, focused) => <MessageTools message={message} deeds={deeds} focused={focused} />}
      renderMenu={(list) => (
        <MessageMenu
          list={list}
          rows={rows}
          names={names}
          profiles={{}}
          deeds={deeds}
          standingOf={(id) => (id === me ? 'me' : blocked[id] ? 'blocked' : 'other')}
        />
      )}
      onOlder={nothing}
      onNewer={nothing}
      onView={nothing}
      onLeave={nothing}
      onAtEnd={nothing}
      onLatest={nothing}
      onEscape={nothing}
    />
  );
}

const withoutMaya = { [maya]: true };

test('BLOCK3 a press shows what a line holds, below it, and another folds it again', () => {
  const { container } = render(<Room entries={[said(1, maya, 'Loud'), said(2, me, 'Two'), said(3, maya, 'Louder')]} blocked={withoutMaya} />);
  const [first] = screen.getAllByRole('button', { name: 'Show', expanded: false });
  act(() => first?.click());
  expect(screen.getByRole('button', { name: 'Hide', expanded: true })).toBe(first);
  expect(screen.getByText('Loud')).toBeTruthy();
  expect(screen.queryByText('Louder')).toBeNull();
  act(() => first?.click());
  expect(container.textContent).not.toContain('Lou');
});

test('BLOCK7 a line of folded messages is a row: arrows come to it, U marks from it, Enter leads to what shows them, and its menu has no words of theirs', () => {
  const entries = [said(1, me, 'One'), said(2, maya, 'Loud'), said(3, maya, 'Louder'), said(4, me, 'Four')];
  const { container } = render(<Room entries={entries} blocked={withoutMaya} />);
  expect(container.textContent).not.toContain('Lou');
  act(() => screen.getByRole('log').focus());
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'ArrowUp' });
  const row = document.activeElement as HTMLElement;
  expect(row).toBe(screen.getByRole('article', { name: /^2 messages from somebody you blocked \d\d:\d\d/u }));
  fireEvent.keyDown(row, { key: 'u' });
  expect(deeds.unreadFrom).toHaveBeenCalledExactlyOnceWith(2);
  fireEvent.keyDown(row, { key: 'Enter' });
  const show = screen.getByRole('button', { name: 'Show', expanded: false });
  expect(document.activeElement).toBe(show);
  fireEvent.keyDown(show, { key: 'Escape' });
  expect(document.activeElement).toBe(row);
  fireEvent.contextMenu(row);
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Mark unread from hereU', 'Profile', 'Unblock']);
});

test('BLOCK7 the focus on a message that is folded goes to its line, and back when that is there no more', () => {
  const entries = [said(1, maya, 'Loud'), said(2, me, 'Two'), said(3, maya, 'Louder')];
  const { rerender } = render(<Room entries={entries} blocked={{}} />);
  act(() => screen.getByRole('log').focus());
  expect(document.activeElement?.textContent).toContain('Louder');
  rerender(<Room entries={entries} blocked={withoutMaya} />);
  expect(document.activeElement).toBe(screen.getAllByRole('article').at(-1));
  expect(document.activeElement?.textContent).toMatch(/^Message from somebody you blocked/u);
  rerender(<Room entries={entries} blocked={{}} />);
  expect(document.activeElement?.textContent).toContain('Louder');
});
