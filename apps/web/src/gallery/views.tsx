import type { ReactNode } from 'react';
import { AppFrame } from '../app/AppFrame.tsx';
import { Keys } from '../app/dialogs/Keys.tsx';
import { BareFrame } from '../app/RoomFrame.tsx';
import { Splash } from '../app/Splash.tsx';
import { OnThisDevice } from '../features/people/OnThisDevice.tsx';
import { RenameMe } from '../features/people/RenameMe.tsx';
import { SignOutMe } from '../features/people/SignOutMe.tsx';
import { SignIn } from '../features/people/SignIn.tsx';
import { BrowseRooms, type Found } from '../features/rooms/BrowseRooms.tsx';
import { QuickSwitcher } from '../features/rooms/QuickSwitcher.tsx';
import { RoomDialog } from '../features/rooms/RoomDialog.tsx';
import { Parts, places } from './Parts.tsx';
import { design, lines, listings } from './samples.ts';
import { Screen } from './Screen.tsx';

function nothing(): void {}
const taken = { message: '“Maya” is taken. “Maya 2” is free.', suggestion: 'Maya 2' };

function browse(found: Found, query = ''): ReactNode {
  return (
    <Screen>
      <BrowseRooms
        query={query}
        archived={false}
        found={found}
        joining={null}
        problem={null}
        onSearch={nothing}
        onJoin={nothing}
        onOpen={nothing}
        onCreate={nothing}
        onClose={nothing}
      />
    </Screen>
  );
}

/** Every state of every screen, by the name in the address: `/gallery.html?view=…`. */
export const views: Readonly<Record<string, () => ReactNode>> = {
  parts: () => <Parts />,
  splash: () => <Splash />,
  'sign-in': () => <SignIn host="chat.lantern.example" name="" busy={false} problem={null} onSubmit={nothing} />,
  'sign-in-taken': () => <SignIn host="chat.lantern.example" name="Maya" busy={false} problem={taken} onSubmit={nothing} />,
  'sign-in-busy': () => <SignIn host="chat.lantern.example" name="Maya" busy problem={null} onSubmit={nothing} />,
  list: () => <Screen list />,
  room: () => <Screen details={matchMedia('(min-width: 1120px)').matches} />,
  details: () => <Screen details />,
  'details-many': () => <Screen details many />,
  archived: () => <Screen archived />,
  offline: () => <Screen notice={{ state: 'lost' }} />,
  online: () => <Screen notice={{ state: 'back', sent: 3 }} />,
  switcher: () => (
    <Screen details={matchMedia('(min-width: 1120px)').matches}>
      <QuickSwitcher lines={lines} currentId={design.id} onOpen={nothing} onBrowse={nothing} onCreate={nothing} onClose={nothing} />
    </Screen>
  ),
  create: () => (
    <Screen>
      <RoomDialog room={null} busy={false} problem={null} onSubmit={nothing} onClose={nothing} />
    </Screen>
  ),
  'edit-taken': () => (
    <Screen>
      <RoomDialog
        room={design}
        busy={false}
        problem={{ message: '“design” is taken. “design 2” is free.', suggestion: 'design 2' }}
        onSubmit={nothing}
        onClose={nothing}
      />
    </Screen>
  ),
  rename: () => (
    <Screen>
      <RenameMe name="Maya" busy={false} problem={taken} onSubmit={nothing} onClose={nothing} />
    </Screen>
  ),
  device: () => (
    <Screen>
      <OnThisDevice keeps onKeep={nothing} onClose={nothing} />
    </Screen>
  ),
  keys: () => (
    <Screen>
      <Keys dialog={{ name: 'keys', onSignedOut: nothing }} onClose={nothing} onOther={nothing} />
    </Screen>
  ),
  'sign-out': () => (
    <Screen>
      <SignOutMe name="Maya" unsent={2} drafts busy={false} problem={null} onSubmit={nothing} onClose={nothing} />
    </Screen>
  ),
  browse: () => browse({ rooms: listings, more: false }),
  'browse-loading': () => browse('loading'),
  'browse-failed': () => browse('failed'),
  'browse-nothing': () => browse({ rooms: [], more: false }, 'anchor drift'),
  ...Object.fromEntries(
    Object.entries(places).map(([name, Place]) => [
      name,
      name === 'crash'
        ? Place
        : () => (
            <AppFrame sidebar={<nav aria-label="Rooms" />} details={null}>
              <BareFrame>
                <Place />
              </BareFrame>
            </AppFrame>
          ),
    ]),
  ),
};
