import { Compass, Link, Plus } from 'lucide-react';
import { MenuList } from '../../ui/MenuList.tsx';
import { copyAddress } from '../room-deeds.ts';
import type { AppMenuProps } from './menu-props.ts';

/** What one can do for the place. */
export function ParleyMenu({ menu, list }: AppMenuProps<'parley'>) {
  return (
    <MenuList
      {...list}
      label="Parley"
      entries={[
        { label: 'Create a room', icon: Plus, onSelect: menu.onCreate },
        { label: 'Browse rooms', icon: Compass, onSelect: menu.onBrowse },
        '',
        { label: 'Copy invitation link', icon: Link, onSelect: () => copyAddress('/') },
      ]}
    />
  );
}
