import type { ReactNode } from 'react';
import { AppFrame } from '../app/AppFrame.tsx';
import { Keys } from '../app/dialogs/Keys.tsx';
import { BareFrame } from '../app/RoomFrame.tsx';
import { Splash } from '../app/Splash.tsx';
import { OnThisDevice } from '../features/people/OnThisDevice.tsx';
import { PasskeyWay } from '../features/people/PasskeyWay.tsx';
import { SignIn, type WayIn } from '../features/people/SignIn.tsx';
import { BrowseRooms, type Found } from '../features/rooms/BrowseRooms.tsx';
import { QuickSwitcher } from '../features/rooms/QuickSwitcher.tsx';
import { RoomDialog } from '../features/rooms/RoomDialog.tsx';
import type { Problem } from '../lib/problem.ts';
import { UnsavedContext } from '../ui/unsaved.ts';
import { accountViews } from './account-views.tsx';
import { Parts, places } from './Parts.tsx';
import { preferenceViews } from './preference-views.tsx';
import { profileViews } from './profile-views.tsx';
import { providerViews } from './provider-views.tsx';
import { roleViews } from './role-views.tsx';
import { design, lines, listings } from './samples.ts';
import { Screen } from './Screen.tsx';
import { secondFactorViews } from './second-factor-views.tsx';

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

function signIn(name: string, way: WayIn, problem: Problem | null = null, busy = false): ReactNode {
  return (
    <SignIn
      host="chat.lantern.example"
      guests
      name={name}
      way={way}
      busy={busy}
      problem={problem}
      passkey={<PasskeyWay busy={false} note="" onUse={nothing} />}
      onWay={nothing}
      onName={nothing}
      onCredentials={nothing}
    />
  );
}

/** Every state of every screen, by the name in the address: `/gallery.html?view=…`. */
export const views: Readonly<Record<string, () => ReactNode>> = {
  parts: () => <Parts />,
  splash: () => <Splash />,
  'sign-in': () => signIn('', 'name'),
  'sign-in-taken': () => signIn('Maya', 'name', taken),
  'sign-in-busy': () => signIn('Maya', 'name', null, true),
  'sign-in-account': () => signIn('', 'account'),
  'sign-in-wrong': () => signIn('', 'account', { message: 'User name and password don’t match. Try again.', field: 'password' }),
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
  'edit-unsaved': () => (
    <Screen>
      <UnsavedContext value={new Map([[`room ${design.id}`, { topic: 'Tokens, copy, and what is next' }]])}>
        <RoomDialog room={design} busy={false} problem={null} onSubmit={nothing} onClose={nothing} />
      </UnsavedContext>
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
  ...accountViews,
  ...preferenceViews,
  ...profileViews,
  ...providerViews,
  ...roleViews,
  ...secondFactorViews,
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
