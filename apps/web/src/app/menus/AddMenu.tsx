import { Compass, Plus } from 'lucide-react';
import { MenuList } from '../../ui/MenuList.tsx';
import type { AppMenuProps } from './menu-props.ts';

/** Two ways to have one room more. */
export function AddMenu({ menu, list }: AppMenuProps<'add'>) {
  return (
    <MenuList
      {...list}
      label="Add a room"
      entries={[
        { label: 'Create a room', icon: Plus, onSelect: () => menu.onDialog({ name: 'create', roomName: '' }) },
        { label: 'Browse rooms', icon: Compass, onSelect: () => menu.onDialog({ name: 'browse' }) },
      ]}
    />
  );
}
