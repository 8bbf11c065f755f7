import { mayInviteAs } from '@parley/shared/roles.ts';
import { Compass, KeyRound, Link, Plus, UserPlus } from 'lucide-react';
import { useChat } from '../../store/use-chat.ts';
import { MenuList } from '../../ui/MenuList.tsx';
import { copyAddress } from '../room-deeds.ts';
import type { AppMenuProps } from './menu-props.ts';

/** What one can do for the place. */
export function ParleyMenu({ menu, list }: AppMenuProps<'parley'>) {
  const mayInvite = useChat((state) => mayInviteAs(state.roles).length > 0);
  return (
    <MenuList
      {...list}
      label="Parley"
      entries={[
        { label: 'Create a room', icon: Plus, onSelect: () => menu.onDialog({ name: 'create', roomName: '' }) },
        { label: 'Browse rooms', icon: Compass, onSelect: () => menu.onDialog({ name: 'browse' }) },
        '',
        ...(mayInvite
          ? [
              { label: 'Invite people', icon: UserPlus, onSelect: () => menu.onDialog({ name: 'invite' }) },
              { label: 'Help somebody sign in', icon: KeyRound, onSelect: () => menu.onDialog({ name: 'help' }) },
            ]
          : []),
        { label: 'Copy link to Parley', icon: Link, onSelect: () => copyAddress('/') },
      ]}
    />
  );
}
