import type { Person } from '@parley/shared/features/people.ts';
import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import { Button } from '../ui/Button.tsx';
import { Doorway, OtherWay } from '../ui/Doorway.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { enterByDeviceLink, lookAtDeviceLink } from './device-link-requests.ts';
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

/** The link of a code that another device shows. It asks first: whoever sends somebody a link of their own would have them write as somebody else. */
export function Enter({ token, me, onEnter, onElsewhere }: Props) {
  const [name, setName] = useState<string | null>(null);
  const asked = useRequest();
  const entering = useRequest();

  function ask(): void {
    asked.wait(lookAtDeviceLink(token), ({ person }) => setName(person.name));
  }
  useOnOpen(() => ask());

  if (asked.problem?.gone === true || entering.problem?.gone === true) {
    return (
      <LinkSaid title="This code has ended" next={wayOn(me)} onNext={onElsewhere}>
        It was used, ran out, was replaced by another one, or is not complete. Show a new one on your other device.
      </LinkSaid>
    );
  }
  if (asked.problem !== null) {
    return <LinkFailed title="This code didn’t open" reason={asked.problem.message} onRetry={ask} />;
  }
  if (name === null) return <Splash />;
  return (
    <Doorway
      title={
        <>
          Sign in as <bdi>{name}</bdi>?
        </>
      }
      host={location.host}
      asking="device"
      foot={
        me === null ? (
          <OtherWay question={`You are not ${name}?`} answer="Don’t sign in" onSelect={onElsewhere} />
        ) : (
          <OtherWay question={`You are here as ${me.name}, and would be signed out.`} answer="Not now" onSelect={onElsewhere} />
        )
      }
    >
      <form
        data-way="device"
        onSubmit={(event) => {
          event.preventDefault();
          if (!entering.busy) entering.wait(enterByDeviceLink(token), ({ person }) => onEnter(person));
        }}
      >
        <FormProblem problem={entering.problem} />
        <Button type="submit" look="primary" block busy={entering.busy}>
          {entering.busy ? 'Signing in' : 'Sign in on this device'}
        </Button>
      </form>
    </Doorway>
  );
}
