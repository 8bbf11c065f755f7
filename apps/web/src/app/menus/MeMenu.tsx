import { Ban, Keyboard, LogOut, MonitorDown, Pencil, SlidersHorizontal, UserRound } from 'lucide-react';
import { commandKey } from '../../lib/keys.ts';
import { media, useMedia } from '../../lib/use-media.ts';
import { MenuList } from '../../ui/MenuList.tsx';
import type { AppMenuProps } from './menu-props.ts';
import { useDndEntries } from './use-dnd-entries.ts';
import { useStatusEntries } from './use-status-entries.ts';

/** What one may set about oneself and this device. */
export function MeMenu({ menu, list }: AppMenuProps<'me'>) {
  const touch = useMedia(media.touch);
  return (
    <MenuList
      {...list}
      label="You"
      entries={[
        ...useStatusEntries(menu.onMine),
        ...useDndEntries(menu.onMine),
        { label: 'Edit profile', icon: Pencil, onSelect: () => menu.onMine('profile') },
        '',
        { label: 'Preferences', icon: SlidersHorizontal, onSelect: () => menu.onMine('preferences') },
        { label: 'Account', icon: UserRound, onSelect: () => menu.onMine('account') },
        { label: 'People you blocked', icon: Ban, onSelect: () => menu.onMine('blocked') },
        { label: 'Messages on this device', icon: MonitorDown, onSelect: () => menu.onMine('device') },
        ...(touch ? [] : [{ label: 'Keyboard', icon: Keyboard, hint: `${commandKey}/`, onSelect: () => menu.onMine('keys') }]),
        { label: 'Sign out', icon: LogOut, onSelect: () => menu.onMine('sign-out') },
      ]}
    />
  );
}
