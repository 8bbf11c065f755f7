import { useState } from 'react';
import type { Person } from '@parley/shared/features/people.ts';
import { lazyView } from '../lib/lazy-view.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ChatContext } from '../store/use-chat.ts';
import { Chat } from './Chat.tsx';
import { CenteredPage } from './CenteredPage.tsx';
import { Lazily } from './Lazily.tsx';
import { Splash } from './Splash.tsx';
import { isKnownDevice, useEntrance } from './use-entrance.ts';

const outside = lazyView(() => import('./Outside.tsx').then((module) => module.Outside));
// Beside the question who is here, not after it.
if (!isKnownDevice() || isInvite()) outside.prefetch();

/** Whether this is the address of an invite: then it comes first, whoever is here. */
function isInvite(): boolean {
  return location.pathname === '/invite';
}

/** Parley: outside, on the way in, or inside. */
export function App() {
  const { entrance, enter, leave, askAgain } = useEntrance();
  const [invited, setInvited] = useState(isInvite);

  function door(guests: boolean, me: Person | null) {
    return (
      <Lazily waiting={<Splash />} failed={<Unreachable onRetry={() => location.reload()} />}>
        <outside.View
          guests={guests}
          me={me}
          invited={invited}
          onEnter={(who) => {
            setInvited(false);
            enter(who);
          }}
          onElsewhere={() => setInvited(false)}
        />
      </Lazily>
    );
  }

  switch (entrance.kind) {
    case 'asking':
      return <Splash />;
    case 'unreachable':
      return <Unreachable onRetry={askAgain} />;
    case 'outside':
      return door(entrance.guests, null);
    case 'inside':
      return !invited ? (
        <ChatContext value={entrance.session}>
          <Chat onSignedOut={leave} />
        </ChatContext>
      ) : (
        door(true, entrance.session.store.getState().session.me)
      );
  }
}

function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <CenteredPage>
      <ErrorState heading="h1" title="Parley can’t be reached" reason="The server doesn’t answer. It may be starting again." onRetry={onRetry} />
    </CenteredPage>
  );
}
