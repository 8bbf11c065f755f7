import { useState } from 'react';
import { useOnOpen } from '../lib/use-on-open.ts';
import { confirmAddress } from './mail-requests.ts';
import { LinkFailed, LinkSaid } from './LinkPages.tsx';
import { Splash } from './Splash.tsx';
import { useRequest } from './use-request.ts';

interface Props {
  readonly token: string;
  readonly onElsewhere: () => void;
}

/** The link of a mail that confirms an address. */
export function Confirm({ token, onElsewhere }: Props) {
  const [address, setAddress] = useState<string | null>(null);
  const { problem, wait } = useRequest();

  function ask(): void {
    wait(confirmAddress(token), (confirmed) => setAddress(confirmed.address));
  }
  useOnOpen(() => ask());

  if (problem !== null && problem.gone !== true) {
    return <LinkFailed title="This link didn’t open" reason={problem.message} onRetry={ask} />;
  }
  if (problem === null && address === null) return <Splash />;
  return (
    <LinkSaid title={address === null ? 'This link has ended' : 'Address confirmed'} next="Go to Parley" onNext={onElsewhere}>
      {address === null ? (
        'It was used, ran out, was replaced by another one, or is not complete. Add the address again.'
      ) : (
        <>
          If you forget your password, a link to a new one comes to <bdi>{address}</bdi>.
        </>
      )}
    </LinkSaid>
  );
}
