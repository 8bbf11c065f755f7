import type { MyDialog } from '../menus/menu-props.ts';
import type { Left } from '../signed-out.ts';

/** A dialog of the app, by its name, and what it is about. */
export type OpenDialog =
  | { readonly name: 'switcher' | 'invite' | 'help' }
  | { readonly name: 'browse'; readonly query?: string }
  | { readonly name: 'create'; readonly roomName: string }
  | { readonly name: 'edit'; readonly roomId: string }
  | {
      readonly name: 'block';
      readonly personId: string;
      readonly personName: string;
      /** Where it was asked for. */
      readonly at: HTMLElement;
    }
  | { readonly name: 'deactivate' | 'role'; readonly personId: string; readonly personName: string }
  | { readonly name: MyDialog; readonly onSignedOut: (why: Left) => void };

export interface DialogProps<Name extends OpenDialog['name']> {
  readonly dialog: OpenDialog & { readonly name: Name };
  readonly onClose: () => void;
  /** Another one in its place. */
  readonly onOther: (dialog: OpenDialog) => void;
}
