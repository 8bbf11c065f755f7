import { Keyboard, LogOut, Monitor, MonitorDown, Moon, Pencil, Sun, UserRound } from 'lucide-react';
import { commandKey } from '../../lib/keys.ts';
import { chooseTheme } from '../../lib/theme.ts';
import { useTheme } from '../../lib/use-theme.ts';
import { media, useMedia } from '../../lib/use-media.ts';
import { MenuList } from '../../ui/MenuList.tsx';
import type { AppMenuProps } from './menu-props.ts';
import { useStatusEntries } from './use-status-entries.ts';

/** What one may set about oneself and this device. */
export function MeMenu({ menu, list }: AppMenuProps<'me'>) {
  const theme = useTheme();
  const touch = useMedia(media.touch);
  return (
    <MenuList
      {...list}
      label="You"
      entries={[
        ...useStatusEntries(menu.onMine),
        { label: 'Edit profile', icon: Pencil, onSelect: () => menu.onMine('profile') },
        'Theme on this device',
        { label: 'Like the system', icon: Monitor, checked: theme === 'system', onSelect: () => chooseTheme('system') },
        { label: 'Light', icon: Sun, checked: theme === 'light', onSelect: () => chooseTheme('light') },
        { label: 'Dark', icon: Moon, checked: theme === 'dark', onSelect: () => chooseTheme('dark') },
        '',
        { label: 'Account', icon: UserRound, onSelect: () => menu.onMine('account') },
        { label: 'Messages on this device', icon: MonitorDown, onSelect: () => menu.onMine('device') },
        ...(touch ? [] : [{ label: 'Keyboard', icon: Keyboard, hint: `${commandKey}/`, onSelect: () => menu.onMine('keys') }]),
        { label: 'Sign out', icon: LogOut, onSelect: () => menu.onMine('sign-out') },
      ]}
    />
  );
}
