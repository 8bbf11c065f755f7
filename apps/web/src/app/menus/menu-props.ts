import type { MyRoom } from '../../features/rooms/rooms.slice.ts';
import type { OpenMenuProps } from '../../ui/MenuList.tsx';
import type { OpenDialog } from '../dialogs/dialog-props.ts';

/** What one may set about oneself and this device, each by a dialog. */
export type MyDialog = 'profile' | 'status' | 'dnd' | 'preferences' | 'account' | 'device' | 'blocked' | 'keys' | 'sign-out' | 'delete-account';

/** A menu of the app, by its name, and what it needs. */
export type AppMenu =
  | { readonly name: 'parley'; readonly onDialog: (dialog: OpenDialog) => void }
  | { readonly name: 'add'; readonly onDialog: (dialog: OpenDialog) => void }
  | { readonly name: 'me'; readonly onMine: (dialog: MyDialog) => void }
  | {
      readonly name: 'room';
      readonly mine: MyRoom;
      /** Null: everything is read. */
      readonly onRead: (() => void) | null;
      readonly onDetails: () => void;
      readonly onEdit: (roomId: string) => void;
      /** Leads away from a room that is being left. */
      readonly onElsewhere: (leavingId: string) => void;
    };

export interface AppMenuProps<Name extends AppMenu['name']> {
  readonly menu: Extract<AppMenu, { readonly name: Name }>;
  readonly list: OpenMenuProps;
}
