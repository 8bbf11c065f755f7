import type { ComponentProps } from 'react';
import { Menu } from '../ui/Menu.tsx';
import { Lazily } from './Lazily.tsx';
import { menus } from './later.ts';
import type { AppMenu } from './menus/menu-props.ts';

interface Props extends Pick<ComponentProps<typeof Menu>, 'align' | 'trigger'> {
  readonly menu: AppMenu;
}

/** A button with one of the app’s menus, which come from a chunk of their own. */
export function MenuButton({ menu, ...rest }: Props) {
  return (
    <Menu
      {...rest}
      list={(list) => (
        <Lazily onFail={list.onClose}>
          <menus.View menu={menu} list={list} />
        </Lazily>
      )}
    />
  );
}
