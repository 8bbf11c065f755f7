import { useState } from 'react';
import type { Person } from '@parley/shared/features/people.ts';
import { lazyView } from '../lib/lazy-view.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ChatContext } from '../store/use-chat.ts';
import { Chat } from './Chat.tsx';
import { CenteredPage } from './CenteredPage.tsx';
import { doorHere } from './door-here.ts';
import { Lazily } from './Lazily.tsx';
import { Splash } from './Splash.tsx';
import { isKnownDevice, useEntrance } from './use-entrance.ts';

const outside = lazyView(() => import('./Outside.tsx').then((module) => module.Outside));
// Beside the question who is here, not after it.
if (!isKnownDevice() || doorHere() !== null) outside.prefetch();

/** Parley: outside, on the way in, or inside. */
export function App() {
  const { entrance, enter, leave, askAgain } = useEntrance();
  const [opened, setOpened] = useState(doorHere);

  function door(guests: boolean, providers: unknown, me: Person | null, why?: unknown) {
    return (
      <Lazily waiting={<Splash />} failed={<Unreachable onRetry={() => location.reload()} />}>
        <outside.View
          guests={guests}
          providers={providers}
          why={why}
          me={me}
          door={opened}
          onEnter={(who) => {
            setOpened(null);
            enter(who);
          }}
          onElsewhere={() => setOpened(null)}
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
      return door(entrance.guests, entrance.providers, null, entrance.why);
    case 'inside':
      return opened === null ? (
        <ChatContext value={entrance.session}>
          <Chat key={entrance.id} onSignedOut={leave} />
        </ChatContext>
      ) : (
        door(true, null, entrance.session.store.getState().session.me)
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
