import type { ComponentType } from 'react';
import { AddMenu } from './AddMenu.tsx';
import { MeMenu } from './MeMenu.tsx';
import type { AppMenu, AppMenuProps } from './menu-props.ts';
import { ParleyMenu } from './ParleyMenu.tsx';
import { RoomMenu } from './RoomMenu.tsx';

/** Every menu of the app, in one chunk that is fetched when the page is idle. */
const menus: { readonly [Name in AppMenu['name']]: ComponentType<AppMenuProps<Name>> } = {
  parley: ParleyMenu,
  add: AddMenu,
  me: MeMenu,
  room: RoomMenu,
};

export function MenuHost<Name extends AppMenu['name']>(props: AppMenuProps<Name>) {
  const View: ComponentType<AppMenuProps<Name>> = menus[props.menu.name];
  return <View {...props} />;
}
