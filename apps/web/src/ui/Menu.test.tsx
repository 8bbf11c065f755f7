import { fireEvent, render, screen } from '@testing-library/react';
import { Hash } from 'lucide-react';
import { beforeAll, expect, test, vi } from 'vitest';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';
import { type MenuEntry, MenuList } from './MenuList.tsx';

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

function open(onEdit = () => {}) {
  render(
    <Menu
      trigger={(trigger) => <IconButton {...trigger} icon={Hash} label="Room menu" />}
      list={(list) => <MenuList {...list} label="Room" entries={[{ label: 'Copy link', onSelect() {} }, '', { label: 'Edit', onSelect: onEdit }]} />}
    />,
  );
  const button = screen.getByRole('button', { name: 'Room menu' });
  button.focus();
  fireEvent.click(button);
  return button;
}

test('opens on its first item, and the arrows move', () => {
  const button = open();
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement?.textContent).toBe('Copy link');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('Edit');
});

test('Escape closes it and gives the focus back', () => {
  const button = open();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('an item acts after the focus is back on the button', () => {
  const focused = vi.fn(() => document.activeElement);
  const button = open(focused);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
  expect(focused).toHaveReturnedWith(button);
  expect(screen.queryByRole('menu')).toBeNull();
});

test('TOUCH5 a menu stays when a touch keyboard comes or goes, and closes when the window gets another width', () => {
  open();
  const { innerWidth: width, innerHeight: height } = window;
  try {
    Object.assign(window, { innerHeight: height + 300 });
    fireEvent(window, new Event('resize'));
    expect(screen.queryByRole('menu')).not.toBeNull();
    Object.assign(window, { innerWidth: width + 1 });
    fireEvent(window, new Event('resize'));
    expect(screen.queryByRole('menu')).toBeNull();
  } finally {
    Object.assign(window, { innerWidth: width, innerHeight: height });
  }
});

const light: MenuEntry = { label: 'Light', checked: false, onSelect() {} };
const dark: MenuEntry = { label: 'Dark', checked: true, onSelect() {} };

test.each<{ of: string; entries: readonly MenuEntry[]; first: string }>([
  {
    of: 'a menu with a choice among other things',
    entries: [{ label: 'Edit profile', onSelect() {} }, 'Theme', light, dark],
    first: 'Edit profile',
  },
  { of: 'nothing but a choice', entries: ['Theme', light, dark], first: 'Dark' },
])('$of opens at “$first”', ({ entries, first }) => {
  render(<MenuList at={{ left: 0, top: 0, width: 0, height: 0 }} align="start" label="You" entries={entries} onClose={() => {}} />);
  expect(document.activeElement?.textContent).toBe(first);
});
