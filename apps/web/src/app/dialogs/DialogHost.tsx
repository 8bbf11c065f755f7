import { type ComponentType, use } from 'react';
import { ChatContext, useChat } from '../../store/use-chat.ts';
import { UnsavedContext, unsavedOf } from '../../ui/unsaved.ts';
import { Account } from './Account.tsx';
import { Block } from './Block.tsx';
import { Browse } from './Browse.tsx';
import { CreateRoom } from './CreateRoom.tsx';
import { Deactivate } from './Deactivate.tsx';
import type { DialogProps, OpenDialog } from './dialog-props.ts';
import { DeleteAccount } from './DeleteAccount.tsx';
import { Device } from './Device.tsx';
import { EditMyProfile } from './EditMyProfile.tsx';
import { EditRoom } from './EditRoom.tsx';
import { Help } from './Help.tsx';
import { Invite } from './Invite.tsx';
import { Keys } from './Keys.tsx';
import { MyBlocked } from './MyBlocked.tsx';
import { MyPreferences } from './MyPreferences.tsx';
import { Role } from './Role.tsx';
import { SetMyDnd } from './SetMyDnd.tsx';
import { SetMyStatus } from './SetMyStatus.tsx';
import { SignOut } from './SignOut.tsx';
import { Switcher } from './Switcher.tsx';

/** Every dialog of the app, in one chunk that is fetched when the page is idle. */
const dialogs: { readonly [Name in OpenDialog['name']]: ComponentType<DialogProps<Name>> } = {
  switcher: Switcher,
  browse: Browse,
  create: CreateRoom,
  edit: EditRoom,
  block: Block,
  deactivate: Deactivate,
  role: Role,
  invite: Invite,
  profile: EditMyProfile,
  status: SetMyStatus,
  dnd: SetMyDnd,
  preferences: MyPreferences,
  help: Help,
  account: Account,
  device: Device,
  blocked: MyBlocked,
  keys: Keys,
  'sign-out': SignOut,
  'delete-account': DeleteAccount,
};

export function DialogHost<Name extends OpenDialog['name']>(props: DialogProps<Name>) {
  const View: ComponentType<DialogProps<Name>> = dialogs[props.dialog.name];
  const session = use(ChatContext);
  const me = useChat((state) => state.session.me?.id ?? '');
  return (
    // Of this person in this session: nobody who comes in after them finds what they typed.
    <UnsavedContext value={session && unsavedOf(session.store, me)}>
      <View key={me} {...props} />
    </UnsavedContext>
  );
}
