import type { Person } from '@parley/shared/features/people.ts';
import type { Resetting } from '@parley/shared/reset-requests.ts';
import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import { NewPassword } from '../features/people/NewPassword.tsx';
import { Doorway, OtherWay } from '../ui/Doorway.tsx';
import { lookAtReset, resetPassword } from './reset-requests.ts';
import { LinkFailed, LinkSaid, wayOn } from './LinkPages.tsx';
import { Splash } from './Splash.tsx';
import { useRequest } from './use-request.ts';

interface Props {
  readonly token: string;
  /** Who is here already. */
  readonly me: Person | null;
  readonly onEnter: (who: Person) => void;
  /** Leaves the link where it is. */
  readonly onElsewhere: () => void;
}

/** A link to a new password that somebody has opened. */
export function Reset({ token, me, onEnter, onElsewhere }: Props) {
  /** Changed, and a code is needed to come in. */
  const [done, setDone] = useState(false);
  const [resetting, setResetting] = useState<Resetting | null>(null);
  const asked = useRequest();
  const form = useRequest();

  function ask(): void {
    asked.wait(lookAtReset(token), (looked) => setResetting(looked.resetting));
  }
  useOnOpen(() => ask());

  if (done) {
    return (
      <LinkSaid title="Your password is changed" next="Sign in" onNext={onElsewhere}>
        Now sign in with it, and with a code from your app.
      </LinkSaid>
    );
  }
  if (asked.problem?.gone === true || form.problem?.gone === true) {
    return (
      <LinkSaid title="This link has ended" next={wayOn(me)} onNext={onElsewhere}>
        It was used, ran out, was replaced by another one, or is not complete. Ask for a new one.
      </LinkSaid>
    );
  }
  if (asked.problem !== null) {
    return <LinkFailed title="This link didn’t open" reason={asked.problem.message} onRetry={ask} />;
  }
  if (resetting === null) return <Splash />;
  return (
    <Doorway
      title={`A new password for ${resetting.name}`}
      host={location.host}
      asking="reset"
      foot={
        me === null ? (
          <OtherWay question="Remember the old one?" answer="Sign in" onSelect={onElsewhere} />
        ) : (
          <OtherWay question={`You are here as ${me.name}.`} answer="Not now" onSelect={onElsewhere} />
        )
      }
    >
      <div data-way="reset">
        <NewPassword
          userName={resetting.userName}
          busy={form.busy}
          problem={form.problem}
          onSubmit={(password) => form.wait(resetPassword({ token, password }), ({ person }) => (person === null ? setDone(true) : onEnter(person)))}
        />
      </div>
    </Doorway>
  );
}
